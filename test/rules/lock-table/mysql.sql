-- LOCK TABLES of MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20));
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
-- now
-- file: db/migrations/002_lock.sql
LOCK TABLES orders WRITE;
--^^^^^^^^^^^^^^^^^^^^^^ warning lock-table: LOCK TABLES keeps orders locked until UNLOCK TABLES: reads and writes wait
UPDATE orders SET state = NULL WHERE id = 1;
UNLOCK TABLES;
