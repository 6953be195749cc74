-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, number int, total numeric(10,2), note varchar(50), at timestamp);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DO $$ BEGIN
  ALTER TABLE orders ALTER COLUMN number TYPE bigint;
--                                ^^^^^^ error rewrite-table: Changing orders.number to bigint writes all of orders again, while nobody can read or write it
--                                ^^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.number: searched 1 file with 1 query, all understood
END $$;
