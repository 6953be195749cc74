-- An empty one goes, one of this release, and one that never was.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA spare;
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP SCHEMA spare;
CREATE SCHEMA passing;
CREATE TABLE passing.t (id bigint);
DROP SCHEMA passing CASCADE;
DROP SCHEMA IF EXISTS never;
