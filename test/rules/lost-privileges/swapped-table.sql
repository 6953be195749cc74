-- A table takes its place, without its grants.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE orders_new (id bigint PRIMARY KEY, total numeric);
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE orders_new RENAME TO orders;
--          ^^^^^^^^^^ warning lost-privileges: v1.0.0 still reads orders, and app has no SELECT and INSERT on what takes its place [db/queries/server.sql:1]
