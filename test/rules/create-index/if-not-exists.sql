-- Nothing is built where the index is there already; ONLY means nothing for a table without partitions.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE INDEX orders_customer_idx ON orders (customer);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer);
CREATE INDEX IF NOT EXISTS orders_both_idx ON orders (customer, id);
--                         ^^^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to orders until the index is built
CREATE INDEX orders_turned_idx ON ONLY orders (customer DESC, id);
--           ^^^^^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to orders until the index is built
