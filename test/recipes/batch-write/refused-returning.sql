-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old_state text, total int);
CREATE TABLE customers (id bigint PRIMARY KEY, state text);
-- v1
SELECT id, state FROM orders;
-- v2
SELECT id, state FROM orders;
-- change
DELETE FROM orders WHERE total = 0 RETURNING id;
