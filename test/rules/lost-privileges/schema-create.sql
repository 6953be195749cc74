-- CREATE is not what a server needs; and ALL comes back in part.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM app.orders;
-- now
-- file: db/migrations/002_release.sql
REVOKE CREATE ON SCHEMA app FROM PUBLIC;
REVOKE ALL ON SCHEMA app FROM web;
GRANT USAGE ON SCHEMA app TO web;
