-- The new schema comes first in the search path of the migration, or of a role.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE SCHEMA app_v2;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
SET search_path = app_v2, public;
CREATE TABLE users (id bigint PRIMARY KEY);
--           ^^^^^ error shadowed-table: v1.0.0 names public.users without its schema, and gets app_v2.users where search_path has app_v2 first [db/queries/server.sql:1]
