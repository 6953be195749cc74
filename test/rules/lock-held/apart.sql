-- After COMMIT, before the lock, by key, in a new table, without a transaction.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_after.sql
BEGIN;
ALTER TABLE orders ADD COLUMN done boolean;
COMMIT;
UPDATE orders SET done = true WHERE id = 4 AND state = 'done';
-- file: db/migrations/003_before.sql
BEGIN;
UPDATE users SET name = 'x' WHERE id IN (1, 2, 3);
ALTER TABLE users ADD COLUMN nick text;
UPDATE users SET nick = name WHERE id BETWEEN 1 AND 500;
INSERT INTO users (id, name) VALUES (7, 'seven');
COMMIT;
-- file: db/migrations/004_new.sql
BEGIN;
CREATE TABLE mine (id bigint PRIMARY KEY, a text);
ALTER TABLE mine ADD COLUMN b text;
UPDATE mine SET b = a;
CREATE INDEX ON mine (b);
COMMIT;
-- file: db/migrations/005_none.sql
ALTER TABLE orders ADD COLUMN more text;
DO $$ BEGIN PERFORM 1; END $$;
