-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id int PRIMARY KEY, code varchar(40), KEY codes (code));
-- v1
SELECT id, code FROM orders;
-- v2
SELECT id, code FROM orders;
-- change
ALTER TABLE orders MODIFY code text;
