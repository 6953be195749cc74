-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(40));
-- v1
INSERT INTO orders (id) VALUES (?);
-- change
ALTER TABLE orders MODIFY note varchar(60) NOT NULL;
