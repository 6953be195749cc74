-- What is slow under the lock is said instead.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE users ADD COLUMN note text;
UPDATE users SET note = name WHERE name IS NOT NULL;
--     ^^^^^ warning lock-held: orders and users stay locked while these rows are written: reads and writes wait until the transaction ends
COMMIT;
