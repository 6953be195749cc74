-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE states (state text, n bigint);
-- v1
SELECT id, state FROM orders;
-- v2
SELECT id, state FROM orders;
-- change
UPDATE orders SET state = '' WHERE state IS NULL;
INSERT INTO states SELECT state, count(*) FROM orders GROUP BY state;
