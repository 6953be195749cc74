-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
GRANT SELECT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
REVOKE SELECT ON orders FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still reads orders, and app loses SELECT on it [db/queries/server.sql:1]
