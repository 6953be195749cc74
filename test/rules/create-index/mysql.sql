-- MySQL builds secondary indexes online.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
-- file: src/orders.ts
export const all = (db) => db.query('SELECT id FROM orders');
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX orders_customer_idx ON orders (customer);
