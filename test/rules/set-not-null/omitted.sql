-- An INSERT leaves the column out, and nothing fills it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, $2);
-- file: db/migrations/002_required.sql
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ error set-not-null: v1.0.0 inserts into orders without note [db/queries/orders.sql:1]
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
