-- The statement writes all rows again: that is the cause to speak of.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, code varchar(50), note varchar(50));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0), ALTER COLUMN total TYPE bigint;
--                                ^^^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (total > 0) makes this fail
--                                                                               ^^^^^ error rewrite-table: Changing orders.total to bigint writes all of orders again, while nobody can read or write it
--                                                                               ^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.total: searched 1 file with 1 query, all understood
