-- What a ROLLBACK takes back has not happened.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/migrations/002_try.sql
BEGIN;
ALTER TABLE users DROP COLUMN nickname;
ROLLBACK;
