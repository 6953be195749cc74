-- Nobody uses the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
REVOKE SELECT ON orders FROM app;
