-- A column that is not there.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN nmae SET NOT NULL;
--                             ^^^^ error refused: This fails: users has no column nmae
