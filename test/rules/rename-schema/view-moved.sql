-- A view moves to another schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA stats;
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW ids AS SELECT id FROM users;
-- file: db/queries/server.sql
SELECT id FROM ids;
-- now
-- file: db/migrations/002_release.sql
ALTER VIEW ids SET SCHEMA stats;
--         ^^^ error rename-schema: v1.0.0 still reads ids [db/queries/server.sql:1]
