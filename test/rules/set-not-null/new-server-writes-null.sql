-- The previous server always gives a value; the new one writes NULL.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, 'none');
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, NULL);
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ error set-not-null: The new server writes NULL to orders.note [db/queries/orders.sql:1]
--                              ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
