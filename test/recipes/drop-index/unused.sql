-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, made date);
CREATE INDEX "orders Made" ON orders (made DESC) WHERE made IS NOT NULL;
COMMENT ON INDEX "orders Made" IS 'for the monthly report';
-- v1
SELECT made FROM orders WHERE id = $1;
-- v2
SELECT made FROM orders WHERE id = $1;
-- change
DROP INDEX "orders Made";
