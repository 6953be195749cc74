-- A column of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_add.sql
ALTER TABLE orders ADD COLUMN qty int;
ALTER TABLE orders ALTER COLUMN qty TYPE text;
