-- Rename a sequence that is used by name
-- before
CREATE SEQUENCE order_seq;
CREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('order_seq'), note text);
-- v1 fires
SELECT nextval('order_seq');
-- v1 silent
INSERT INTO orders (note) VALUES ($1);
-- migration
ALTER SEQUENCE order_seq RENAME TO orders_id_seq;
