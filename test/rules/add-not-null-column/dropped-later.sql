-- Added and dropped within the release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
-- file: db/migrations/003_no.sql
ALTER TABLE orders DROP COLUMN currency;
