UPDATE payments SET provider = 'card' WHERE provider IS NULL;
ALTER TABLE payments ALTER COLUMN provider SET NOT NULL;

ALTER TABLE payments
    ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);

ALTER TABLE payments ALTER COLUMN reference TYPE varchar(32);
