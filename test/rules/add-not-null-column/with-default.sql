-- A default, a computed value or an identity fills what the previous server leaves out.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: db/queries/orders.sql
INSERT INTO orders (id, total) VALUES ($1, $2);
-- now
-- file: db/migrations/002_more.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';
ALTER TABLE orders ADD COLUMN cents int NOT NULL GENERATED ALWAYS AS (total * 100) STORED;
ALTER TABLE orders ADD COLUMN number bigint NOT NULL GENERATED ALWAYS AS IDENTITY;
ALTER TABLE orders ADD COLUMN serial_number serial;
ALTER TABLE orders ADD COLUMN note text;
