-- A column is placed among others where there is a virtual column
-- engine: mariadb 10.11
-- before
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty int, twice int AS (qty * 2) VIRTUAL);
-- migration fires
ALTER TABLE orders ADD COLUMN x int AFTER qty;
-- migration silent
ALTER TABLE orders ADD COLUMN x int;
