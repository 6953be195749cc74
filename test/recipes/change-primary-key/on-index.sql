-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, code text NOT NULL);
CREATE UNIQUE INDEX orders_code ON orders (code);
-- v1
INSERT INTO orders (id, code) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;
-- v2
INSERT INTO orders (id, code) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING;
-- change
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE orders ADD CONSTRAINT orders_by_code PRIMARY KEY USING INDEX orders_code;
