-- Filled before, proved by a check, a default in every row, a table of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, "Sum" int, CONSTRAINT summed CHECK ("Sum" IS NOT NULL AND "Sum" > 0));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_require.sql
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN "Sum" SET NOT NULL;
--                              ^^^^^ information set-not-null: v1.0.0 never writes NULL to orders.Sum: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
ALTER TABLE orders ADD COLUMN state text DEFAULT 'new';
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
--                              ^^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
CREATE TABLE tags (name text);
ALTER TABLE tags ALTER COLUMN name SET NOT NULL;
