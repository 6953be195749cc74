-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX orders_customer_idx ON orders (customer);
--           ^^^^^^^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to orders until the index is built
