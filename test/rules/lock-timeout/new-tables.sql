-- Tables made in this release, temporary ones and statements that make nobody wait.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_notes.sql
CREATE TABLE notes (id bigint PRIMARY KEY);
ALTER TABLE notes ADD COLUMN body text;
CREATE INDEX ON notes (body);
-- file: db/migrations/003_index.sql
CREATE INDEX CONCURRENTLY orders_note ON orders (note);
-- file: db/migrations/004_fill.sql
UPDATE orders SET note = '' WHERE note IS NULL;
COMMENT ON TABLE orders IS 'what people buy';
