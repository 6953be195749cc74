-- The release itself relaxes it again: rows of the previous server are taken, existing rows are not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ warning add-not-null-column: orders gets currency NOT NULL without a default: the migration fails if the table has rows
ALTER TABLE orders ADD COLUMN region text NOT NULL;
--                            ^^^^^^ warning add-not-null-column: orders gets region NOT NULL without a default: the migration fails if the table has rows
-- file: db/migrations/003_relax.sql
ALTER TABLE orders ALTER COLUMN currency DROP NOT NULL;
ALTER TABLE orders ALTER COLUMN region SET DEFAULT 'EU';
