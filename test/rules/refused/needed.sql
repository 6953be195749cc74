-- A view needs the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE VIEW names AS SELECT name FROM users;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users DROP COLUMN name;
--                            ^^^^ error refused: This fails: the view names reads users.name
