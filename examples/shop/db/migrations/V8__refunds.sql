SET lock_timeout = '2s';

ALTER TYPE order_status ADD VALUE 'refunded';

ALTER TABLE payments ADD COLUMN refunded_at timestamptz;
