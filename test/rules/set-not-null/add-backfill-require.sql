-- Added nullable, filled and required in one release: existing rows are fine, the previous server's next row is not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: db/queries/orders.sql
INSERT INTO orders (id, total) VALUES ($1, $2);
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, total, currency) VALUES ($1, $2, $3);
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text;
UPDATE orders SET currency = 'EUR';
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
--                              ^^^^^^^^ error set-not-null: v1.0.0 inserts into orders without currency [db/queries/orders.sql:1]
--                              ^^^^^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
