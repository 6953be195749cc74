-- MySQL has another setting for it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: src/orders.ts
export const all = (db) => db.query('SELECT id FROM orders');
-- now
-- file: db/migrations/002_note.sql
ALTER TABLE orders ADD COLUMN note varchar(50);
