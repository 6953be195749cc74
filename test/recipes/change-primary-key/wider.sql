-- The old key alone keeps the new one from repeating.
-- schema
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT orders_key PRIMARY KEY, tenant int NOT NULL, note text);
-- v1
INSERT INTO orders (tenant, note) VALUES ($1, $2);
SELECT id, note, count(*) FROM orders GROUP BY id;
-- v2
INSERT INTO orders (tenant, note) VALUES ($1, $2) ON CONFLICT (tenant, id) DO NOTHING;
-- change
ALTER TABLE orders DROP CONSTRAINT orders_key, ADD CONSTRAINT orders_key PRIMARY KEY (tenant, id);
