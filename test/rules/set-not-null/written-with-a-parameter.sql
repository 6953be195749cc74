-- A value is always given; whether it is ever NULL can't be seen.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, $2);
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^ hint set-not-null: v1.0.0 may write NULL to orders.note: it writes the column, and whether a value is ever NULL can't be told [db/queries/orders.sql:1]
