-- Of every table in the schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still reads orders, and app loses every privilege on it [db/queries/server.sql:1]
