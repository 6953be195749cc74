-- Shorter, unsigned to signed, and an enum that loses a value.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20), n int unsigned, state enum('new','paid','gone'));
-- file: src/orders.ts
export const add = (db, row) => db.query('INSERT INTO orders (code, n, state) VALUES (?, ?, ?)', row);
-- now
-- file: db/migrations/002_narrow.sql
ALTER TABLE orders MODIFY code varchar(5);
--                                      ^ warning not-understood: This statement is not understood: Not understood: ALTER TABLE orders …
ALTER TABLE orders MODIFY n smallint unsigned;
--                                   ^^^^^^^^ warning not-understood: This statement is not understood: Not understood: ALTER TABLE orders …
ALTER TABLE orders MODIFY state enum('new','paid');
--                                               ^ warning not-understood: This statement is not understood: Not understood: ALTER TABLE orders …
