-- Used before it is made.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX ON users (mail);
--              ^^^^^ error refused: This fails: users has no column mail
ALTER TABLE users ADD COLUMN mail text;
