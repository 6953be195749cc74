-- Set and taken back within the release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
-- file: db/migrations/003_optional.sql
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
