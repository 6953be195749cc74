-- One finding a file: the first statement that takes long.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_scan.sql
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
--                              ^^^^^ error rewrite-table: Changing orders.total to bigint writes all of orders again, while nobody can read or write it
--                              ^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.total: searched 1 file with 1 query, all understood
--                              ^^^^^ information statement-timeout: This takes as long as the table is large, without limit
ALTER TABLE orders ALTER COLUMN total TYPE numeric;
--                              ^^^^^ error rewrite-table: Changing orders.total to numeric writes all of orders again, while nobody can read or write it
-- file: db/migrations/003_rows.sql
UPDATE orders SET state = 'x' WHERE state IS NULL;
--     ^^^^^^ information statement-timeout: This takes as long as the table is large, without limit
