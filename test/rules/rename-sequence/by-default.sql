-- Only the default of a column uses it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SEQUENCE order_seq;
CREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('order_seq'), note text);
-- file: db/queries/server.sql
INSERT INTO orders (note) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER SEQUENCE order_seq RENAME TO orders_id_seq;
--             ^^^^^^^^^ information rename-sequence: Nothing in v1.0.0 uses order_seq: searched 1 file with 1 query, all understood
