-- MariaDB 10.3 adds columns at the end instantly, and drops none so.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mariadb 10.3.10
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int, note text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders ADD COLUMN a int;
ALTER TABLE orders ADD COLUMN b int FIRST;
--                            ^ information table-rebuild: On this version, adding orders.b with FIRST or AFTER writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders DROP COLUMN note;
--                             ^^^^ information drop-column: Nothing in v1.0.0 uses orders.note: searched 1 file with 1 query, all understood
--                             ^^^^ information table-rebuild: Dropping orders.note writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
