-- One pass over the rows does all actions of a statement: it is said once.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, number int, total numeric(10,2), note varchar(50), at timestamp);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ALTER COLUMN number TYPE bigint;
--                              ^^^^^^ error rewrite-table: Changing orders.number to bigint writes all of orders again, while nobody can read or write it
--                              ^^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.number: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,4), ALTER COLUMN note TYPE varchar(20);
--                              ^^^^^ error rewrite-table: Changing orders.total and orders.note to other types writes all of orders again, while nobody can read or write it
ALTER TABLE orders ALTER COLUMN note TYPE char(9) USING left(note, 9);
--                              ^^^^ error rewrite-table: Changing orders.note to character(9) writes all of orders again, while nobody can read or write it
--                              ^^^^ information change-column-type: Nothing in v1.0.0 uses orders.note: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
--                              ^^ error rewrite-table: Changing orders.at to timestamp with time zone writes all of orders again, while nobody can read or write it
--                              ^^ information change-column-type: Nothing in v1.0.0 uses orders.at: searched 1 file with 1 query, all understood
