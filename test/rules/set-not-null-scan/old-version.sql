-- PostgreSQL 11 always scans.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 11 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, CONSTRAINT note_set CHECK (note IS NOT NULL));
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of orders while all of its rows are read
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
