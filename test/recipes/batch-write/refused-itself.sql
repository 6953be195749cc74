-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old_state text, total int);
CREATE TABLE customers (id bigint PRIMARY KEY, state text);
-- v1
SELECT id, state FROM orders;
-- v2
SELECT id, state FROM orders;
-- change
UPDATE orders SET total = total + 1 WHERE total < 5;
