-- A CHECK that is not valid, or that says something else, proves nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int);
ALTER TABLE orders ADD CONSTRAINT a_set CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT b_positive CHECK (b > 0);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN a SET NOT NULL;
--                              ^ warning nulls-in-the-way: A row with NULL in orders.a makes this fail, and nothing in the release fills it before
--                              ^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^ information set-not-null: v1.0.0 never writes NULL to orders.a: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN b SET NOT NULL;
--                              ^ warning nulls-in-the-way: A row with NULL in orders.b makes this fail, and nothing in the release fills it before
--                              ^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^ information set-not-null: v1.0.0 never writes NULL to orders.b: searched 1 file with 1 query, all understood
