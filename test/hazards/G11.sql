-- Rows with numbers the sequence does not know of
-- before
CREATE TABLE orders (id serial PRIMARY KEY, note text);
-- v1
INSERT INTO orders (note) VALUES ($1);
-- migration fires
INSERT INTO orders (id, note) VALUES (100, 'first');
-- migration silent
INSERT INTO orders (id, note) VALUES (100, 'first');
SELECT setval('orders_id_seq', 100);
