-- Names and triggers that change together take a moment only.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state int, state_new bigint);
CREATE TRIGGER orders_new BEFORE UPDATE ON orders FOR EACH ROW SET NEW.state_new = NEW.state;
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
UPDATE orders SET state = ? WHERE id = ?;
-- now
-- file: db/migrations/002_exchange.sql
LOCK TABLES orders WRITE;
ALTER TABLE orders RENAME COLUMN state TO state_old, RENAME COLUMN state_new TO state;
DROP TRIGGER orders_new;
UNLOCK TABLES;
-- file: db/migrations/003_longer.sql
LOCK TABLES orders WRITE;
--^^^^^^^^^^^^^^^^^^^^^^ warning lock-table: LOCK TABLES keeps orders locked until UNLOCK TABLES: reads and writes wait
DROP TRIGGER IF EXISTS orders_new;
ALTER TABLE orders DROP COLUMN state_old;
UNLOCK TABLES;
