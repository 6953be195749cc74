-- A new column makes a name of the previous server ambiguous
-- before
CREATE TABLE users (user_id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint);
-- v1
SELECT name FROM orders JOIN users ON buyer = user_id;
-- migration fires
ALTER TABLE orders ADD COLUMN name text;
-- migration silent
ALTER TABLE orders ADD COLUMN order_label text;
