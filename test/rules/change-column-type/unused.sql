-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders ALTER COLUMN qty TYPE text;
--                              ^^^ information change-column-type: Nothing in v1.0.0 uses orders.qty: searched 1 file with 1 query, all understood
