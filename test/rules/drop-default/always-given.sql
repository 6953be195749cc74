-- Every INSERT of the previous server names the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
-- file: db/queries/orders.sql
INSERT INTO orders (id, state) VALUES ($1, $2);
-- now
-- file: db/migrations/002_explicit.sql
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
