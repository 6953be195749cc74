-- What is left out gets the default, also when the default comes with this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, state text DEFAULT 'new');
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
--                              ^^^^^ warning nulls-in-the-way: A row with NULL in orders.state makes this fail, and nothing in the release fills it before
--                              ^^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^^ information set-not-null: v1.0.0 never writes NULL to orders.state: searched 1 file with 1 query, all understood
