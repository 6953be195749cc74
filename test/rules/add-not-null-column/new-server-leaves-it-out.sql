-- The new server was forgotten: it inserts without the column as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/queries/orders.sql
SELECT id FROM orders;
INSERT INTO orders (id) VALUES ($1);
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ error add-not-null-column: The new server inserts into orders without currency [db/queries/orders.sql:2]
