-- The column is named, and given DEFAULT: that needs the default as much.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
-- file: db/queries/orders.sql
INSERT INTO orders (id, state) VALUES ($1, DEFAULT);
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, state) VALUES ($1, 'new');
-- file: db/migrations/002_explicit.sql
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
--                              ^^^^^ error drop-default: v1.0.0 inserts into orders without state, which has no default then [db/queries/orders.sql:1]
