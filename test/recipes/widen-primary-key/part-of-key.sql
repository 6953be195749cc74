-- schema
CREATE TABLE orders (id smallint PRIMARY KEY);
CREATE TABLE lines (order_id smallint NOT NULL REFERENCES orders, line int NOT NULL, PRIMARY KEY (order_id, line));
-- v1
INSERT INTO lines (order_id, line) VALUES ($1, $2);
-- v2
INSERT INTO lines (order_id, line) VALUES ($1, $2);
-- change
ALTER TABLE orders ALTER COLUMN id TYPE int;
ALTER TABLE lines ALTER COLUMN order_id TYPE int;
