-- The manifest sets a rule's severity, or switches it off.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
rules: { lock-timeout: off, create-index: error }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, c int);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX orders_c ON orders (c);
--           ^^^^^^^^ error create-index: CREATE INDEX blocks writes to orders until the index is built
