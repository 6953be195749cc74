-- What is slow itself is said of itself, and so are its locks.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE third (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_indexes.sql
BEGIN;
CREATE INDEX orders_state ON orders (state);
CREATE INDEX users_name ON users (name);
UPDATE third SET name = upper(name) WHERE name IS NOT NULL;
COMMIT;
