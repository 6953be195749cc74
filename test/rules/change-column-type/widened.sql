-- Every old value fits, and old statements work as before.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(50), amount numeric(10,2), note varchar(20));
-- file: db/queries/orders.sql
SELECT code, amount, note FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders ALTER COLUMN code TYPE varchar(100);
ALTER TABLE orders ALTER COLUMN amount TYPE numeric(12,2);
ALTER TABLE orders ALTER COLUMN note TYPE text;
