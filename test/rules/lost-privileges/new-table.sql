-- A table of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
GRANT SELECT, INSERT ON orders TO app;
-- file: db/queries/server.sql
SELECT total FROM orders;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE fresh (id bigint PRIMARY KEY);
GRANT SELECT ON fresh TO app;
REVOKE SELECT ON fresh FROM app;
