-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20));
-- file: db/queries/orders.sql
INSERT INTO orders (id, code) VALUES ($1, $2);
-- now
-- file: db/migrations/002_narrow.sql
ALTER TABLE orders ALTER COLUMN code TYPE varchar(5), ALTER COLUMN code TYPE varchar(30);
