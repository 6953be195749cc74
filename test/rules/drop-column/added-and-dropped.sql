-- Created and dropped within the release: nothing happened.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_try.sql
ALTER TABLE users ADD COLUMN nickname text;
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/migrations/003_think_again.sql
ALTER TABLE users DROP COLUMN nickname;
ALTER TABLE notes DROP COLUMN body;
