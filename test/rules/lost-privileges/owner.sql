-- Another owner.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders OWNER TO admin;
--                 ^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 may lose its privileges on orders: orders gets another owner, admin, and which role it connects as is not known [db/queries/server.sql:1]
