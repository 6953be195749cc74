-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: src/orders.ts
export const place = (db, id, total) => db.query('INSERT INTO orders (id, total) VALUES ($1, $2)', [id, total]);
-- now
-- file: src/orders.ts
export const place = (db, id, total) =>
  db.query('INSERT INTO orders (id, total, currency) VALUES ($1, $2, $3)', [id, total, 'EUR']);
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ error add-not-null-column: v1.0.0 inserts into orders without currency [src/orders.ts:1]
