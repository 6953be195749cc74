-- A view takes the place of the table, without its grants.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders RENAME TO order_log;
CREATE VIEW orders AS SELECT * FROM order_log;
--          ^^^^^^ warning lost-privileges: v1.0.0 still reads orders, and app has no SELECT and INSERT on what takes its place [db/queries/server.sql:1]
