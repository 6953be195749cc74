-- Made twice.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN name text;
--                           ^^^^ error refused: This fails: users already has a column name
