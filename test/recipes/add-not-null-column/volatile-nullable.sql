-- NULL is a value of the new server's; the rows that are there get one of their own.
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id) VALUES ($1);
-- v2
INSERT INTO orders (id, token) VALUES ($1, NULL);
-- change
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
