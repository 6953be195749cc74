-- PostgreSQL 18 takes NOT NULL as a constraint; NOT VALID looks at no old row, and refuses new ones all the same.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 18 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, note) VALUES ($1, $2);
-- file: db/migrations/002_required.sql
ALTER TABLE orders ADD CONSTRAINT orders_note_nn NOT NULL note NOT VALID;
--                                ^^^^^^^^^^^^^^ error set-not-null: v1.0.0 inserts into orders without note [db/queries/orders.sql:1]
