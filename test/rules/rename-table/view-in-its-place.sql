-- A view under the old name takes plain statements as the table did.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT id, name FROM users;
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/migrations/002_rename.sql
BEGIN;
ALTER TABLE users RENAME TO accounts;
CREATE VIEW users AS SELECT * FROM accounts;
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO app;
COMMIT;
