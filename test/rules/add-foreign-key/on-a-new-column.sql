-- A new column is NULL everywhere: there is nothing to check.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_column.sql
ALTER TABLE orders ADD COLUMN user_id bigint REFERENCES users (id);
