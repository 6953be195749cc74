-- A new column that refers to another table from its first row on
-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN payer bigint DEFAULT 1 REFERENCES customers (id);
-- migration silent
ALTER TABLE orders ADD COLUMN payer bigint REFERENCES customers (id);
