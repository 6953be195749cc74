-- On a hot table it is a warning.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
ALTER TABLE orders ADD COLUMN note text;
--                            ^^^^ warning lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
