-- USAGE of the schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM app.orders;
-- now
-- file: db/migrations/002_release.sql
REVOKE USAGE ON SCHEMA app FROM web;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still reads the schema app, and web loses USAGE of it [db/queries/server.sql:1]
