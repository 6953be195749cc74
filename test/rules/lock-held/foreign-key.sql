-- A foreign key of a new table locks the old one, which a copy then keeps locked.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
INSERT INTO notes (id) SELECT id FROM orders;
--          ^^^^^ warning lock-held: users stays locked while these rows are written: writes wait until the transaction ends
COMMIT;
