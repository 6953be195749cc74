-- Before PostgreSQL 11 any default writes the table again.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 10, tables: { orders: { traffic: cold } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_state.sql
ALTER TABLE orders ADD COLUMN state text DEFAULT 'new';
--                            ^^^^^ information rewrite-table: The default of orders.state writes all of orders again, while nobody can read or write it
ALTER TABLE notes ADD COLUMN state text DEFAULT 'new';
--                           ^^^^^ error rewrite-table: The default of notes.state writes all of notes again, while nobody can read or write it
