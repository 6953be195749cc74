-- A table of this release: no server knows it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_notes.sql
CREATE TABLE notes (id bigint PRIMARY KEY);
ALTER TABLE notes ADD COLUMN body text NOT NULL;
