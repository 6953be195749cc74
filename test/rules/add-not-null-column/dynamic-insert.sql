-- The column list is put together at run time.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: src/orders.ts
export const place = (db, row) =>
  db.query(`INSERT INTO orders (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(quote).join(', ')})`);
-- now
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ error add-not-null-column: v1.0.0 inserts into orders without currency [src/orders.ts:2]
