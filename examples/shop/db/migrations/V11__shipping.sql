ALTER TABLE orders ADD COLUMN shipping_method text NOT NULL;
ALTER TABLE orders ADD COLUMN shipped_at timestamptz;

-- The packing list asks for paid orders, oldest first.
CREATE INDEX orders_status_placed_at_idx ON orders (status, placed_at);
