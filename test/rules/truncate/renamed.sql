-- Renamed before; in a block.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = $1;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE orders RENAME TO sales;
CREATE VIEW orders AS SELECT * FROM sales;
-- file: db/migrations/003_block.sql
DO $$ BEGIN TRUNCATE sales; END $$;
--                   ^^^^^ warning truncate: TRUNCATE removes all rows of sales, which v1.0.0 uses, and blocks reads and writes of it until the transaction ends [db/queries/server.sql:1]
