-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, day date);
-- v1
COPY shop.orders FROM STDIN;
-- v2
COPY shop.orders (id, day) FROM STDIN;
-- v3
SELECT note FROM shop.orders;
-- change
ALTER TABLE shop.orders ADD COLUMN note text;
