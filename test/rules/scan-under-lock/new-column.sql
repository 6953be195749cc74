-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, code varchar(50), note varchar(50));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN pieces int CHECK (pieces > 0);
--                            ^^^^^^ warning scan-under-lock: The check on orders.pieces blocks reads and writes of orders while all rows of orders are read
ALTER TABLE orders ADD COLUMN weight int DEFAULT 5 CONSTRAINT heavy CHECK (weight > 0);
--                            ^^^^^^ warning scan-under-lock: The check on orders.weight blocks reads and writes of orders while all rows of orders are read
ALTER TABLE orders ADD COLUMN payer bigint REFERENCES orders (id);
ALTER TABLE orders ADD COLUMN size int;
