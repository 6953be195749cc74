-- MySQL 5.7 adds no column instantly.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 5.7
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders ADD COLUMN b int;
--                            ^ information table-rebuild: On this version, adding orders.b writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
