-- A view, and a search path given to a role.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE SCHEMA app_v2;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
CREATE VIEW app_v2.users AS SELECT 1 AS id;
--                 ^^^^^ error shadowed-table: v1.0.0 names users without its schema, and gets app_v2.users where search_path has app_v2 first [db/queries/server.sql:1]
ALTER ROLE app SET search_path TO 'app_v2', 'public';
