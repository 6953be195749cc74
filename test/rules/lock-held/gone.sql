-- A table that is dropped meanwhile; one that is renamed is still held.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE third (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_dropped.sql
BEGIN;
DROP TABLE third;
UPDATE users SET name = upper(name) WHERE name IS NOT NULL;
COMMIT;
-- file: db/migrations/003_renamed.sql
BEGIN;
ALTER TABLE orders RENAME TO sales;
CREATE VIEW orders AS SELECT * FROM sales;
UPDATE sales SET state = old WHERE state IS NULL;
--     ^^^^^ warning lock-held: orders stays locked while these rows are written: reads and writes wait until the transaction ends
COMMIT;
