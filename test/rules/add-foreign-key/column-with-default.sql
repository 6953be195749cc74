-- A new column with a default has a value in every row: all are checked.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_column.sql
ALTER TABLE orders ADD COLUMN user_id bigint DEFAULT 1 REFERENCES users (id);
--                            ^^^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to orders and users while all rows of orders are checked
--                                                     ^^^^^^^^^^^^^^^^^^^^^ warning constraint-on-existing: Every row of orders gets 1 for user_id; without such a row in users this fails
