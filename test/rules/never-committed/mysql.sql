-- Rows are lost; DDL commits what came before it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20));
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
-- now
-- file: db/migrations/002_lost.sql
START TRANSACTION;
--^^^^^^^^^^^^^^^ error never-committed: Nothing in this file commits the transaction that begins here
UPDATE orders SET state = 'x' WHERE id = 1;
-- file: db/migrations/003_kept.sql
START TRANSACTION;
UPDATE orders SET state = 'x' WHERE id = 1;
ALTER TABLE orders ADD COLUMN note varchar(50);
