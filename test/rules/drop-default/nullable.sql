-- A nullable column simply stays NULL.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text DEFAULT '');
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_plain.sql
ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;
