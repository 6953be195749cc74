-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint AUTO_INCREMENT PRIMARY KEY, tenant int NOT NULL);
-- v1
INSERT INTO orders (tenant) VALUES (?);
-- change
ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (tenant, id);
