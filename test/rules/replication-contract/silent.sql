-- Another identity; more tables; a new table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);
CREATE UNIQUE INDEX orders_note ON orders (note);
-- file: db/queries/server.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_note;
ALTER TABLE orders REPLICA IDENTITY FULL;
ALTER PUBLICATION feed ADD TABLE orders;
CREATE TABLE fresh (id bigint);
ALTER TABLE fresh REPLICA IDENTITY NOTHING;
