-- There was no default to lose.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
