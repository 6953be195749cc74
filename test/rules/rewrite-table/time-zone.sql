-- In UTC a timestamp and a timestamptz are the same bytes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, at timestamp, until timestamp);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
SET timezone = 'UTC';
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
--                              ^^ information change-column-type: Nothing in v1.0.0 uses orders.at: searched 1 file with 1 query, all understood
SET timezone = 'Europe/Vienna';
ALTER TABLE orders ALTER COLUMN until TYPE timestamptz;
--                              ^^^^^ error rewrite-table: Changing orders.until to timestamp with time zone writes all of orders again, while nobody can read or write it
--                              ^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.until: searched 1 file with 1 query, all understood
