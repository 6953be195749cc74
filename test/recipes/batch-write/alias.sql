-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old_state text, total int);
CREATE TABLE customers (id bigint PRIMARY KEY, state text);
-- v1
SELECT id, state FROM orders;
-- v2
SELECT id, state FROM orders;
-- change
UPDATE ONLY orders AS o SET state = c.state FROM customers c WHERE c.id = o.id AND (o.total > 3 OR o.state IS NULL);
