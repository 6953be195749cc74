-- Changed and changed back.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int);
-- file: db/queries/orders.sql
SELECT qty FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders ALTER COLUMN qty TYPE text;
-- file: db/migrations/003_back.sql
ALTER TABLE orders ALTER COLUMN qty TYPE int USING qty::int;
