-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer bigint, made date);
CREATE INDEX "Orders Idx" ON shop.orders (customer);
CREATE INDEX "Orders Idx_new" ON shop.orders (id, made);
COMMENT ON INDEX shop."Orders Idx" IS 'by customer';
-- v1
SELECT id FROM shop.orders WHERE customer = $1;
-- v2
SELECT id FROM shop.orders WHERE made = $1;
-- change
DROP INDEX shop."Orders Idx";
CREATE INDEX "Orders Idx" ON shop.orders (made);
