-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_token.sql
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
--                            ^^^^^ error volatile-default: The default of orders.token writes all of orders again, while nobody can read or write it
ALTER TABLE orders ADD COLUMN luck float DEFAULT random() NOT NULL;
--                            ^^^^ error volatile-default: The default of orders.luck writes all of orders again, while nobody can read or write it
ALTER TABLE orders ADD COLUMN seen timestamptz DEFAULT clock_timestamp();
--                            ^^^^ error volatile-default: The default of orders.seen writes all of orders again, while nobody can read or write it
