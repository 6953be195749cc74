-- A name that is not there.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE usres ADD COLUMN x int;
--                           ^ error refused: This fails: there is no table usres
CREATE INDEX ON usres (x);
