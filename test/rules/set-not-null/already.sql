-- It was NOT NULL already, or its table is new.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, $2);
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
ALTER TABLE notes ALTER COLUMN body SET NOT NULL;
