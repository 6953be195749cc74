-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY AUTO_INCREMENT, total int);
-- file: src/orders.ts
export const place = (db, total) => db.query('INSERT INTO orders SET total = ?', [total]);
-- now
-- file: src/orders.ts
export const place = (db, total) => db.query('INSERT INTO orders SET total = ?, currency = ?', [total, 'EUR']);
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency varchar(3) NOT NULL AFTER id, ADD region varchar(2) NOT NULL DEFAULT 'EU';
--                            ^^^^^^^^ error add-not-null-column: v1.0.0 inserts into orders without currency [src/orders.ts:1]
