-- One table; new tables; no transaction; a limit; locks that nobody waits for.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_one.sql
BEGIN;
ALTER TABLE orders ADD COLUMN a text;
ALTER TABLE orders ADD COLUMN b text;
COMMIT;
-- file: db/migrations/003_new.sql
BEGIN;
ALTER TABLE orders ADD COLUMN c text;
CREATE TABLE mine (id bigint PRIMARY KEY);
ALTER TABLE mine ADD COLUMN a text;
COMMIT;
-- file: db/migrations/004_none.sql
ALTER TABLE orders ADD COLUMN d text;
ALTER TABLE users ADD COLUMN d text;
-- file: db/migrations/005_limit.sql
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN e text;
ALTER TABLE users ADD COLUMN e text;
COMMIT;
-- file: db/migrations/006_comment.sql
BEGIN;
ALTER TABLE orders ADD COLUMN f text;
COMMENT ON TABLE users IS 'people';
COMMIT;
