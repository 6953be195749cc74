-- schema
CREATE TABLE orders (id bigint, country text) PARTITION BY LIST (country);
CREATE TABLE orders_de PARTITION OF orders FOR VALUES IN ('de');
CREATE TABLE orders_it PARTITION OF orders FOR VALUES IN ('it');
-- v1
INSERT INTO orders (id, country) VALUES ($1, $2);
-- v2
SELECT id FROM orders;
-- change
ALTER TABLE orders DETACH PARTITION orders_de CONCURRENTLY;
