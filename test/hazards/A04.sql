-- Rename a table
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO app;
-- v1
SELECT id, name FROM users;
INSERT INTO users (id, name) VALUES ($1, $2);
UPDATE users SET name = $1 WHERE id = $2;
DELETE FROM users WHERE id = $1;
-- migration fires
ALTER TABLE users RENAME TO accounts;
-- migration silent
BEGIN;
ALTER TABLE users RENAME TO accounts;
CREATE VIEW users AS SELECT * FROM accounts;
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO app;
COMMIT;
-- also: lock-timeout: a rename locks the table, whatever stands in for it
