-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id) VALUES (?);
-- v2
INSERT INTO orders (id) VALUES (?);
-- change
ALTER TABLE orders ADD COLUMN token varchar(36) NOT NULL DEFAULT (uuid());
