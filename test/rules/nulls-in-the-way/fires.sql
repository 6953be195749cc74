-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, "Sum" int, CONSTRAINT maybe CHECK (note IS NOT NULL OR "Sum" > 0));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_require.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders ALTER COLUMN "Sum" SET NOT NULL;
--                              ^^^^^ warning nulls-in-the-way: A row with NULL in orders.Sum makes this fail, and nothing in the release fills it before
--                              ^^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^^ information set-not-null: v1.0.0 never writes NULL to orders.Sum: searched 1 file with 1 query, all understood
ALTER TABLE orders ADD COLUMN state text;
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
--                              ^^^^^ warning nulls-in-the-way: orders.state is new in this release and NULL in the rows that are there; no statement before this fills it
--                              ^^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
