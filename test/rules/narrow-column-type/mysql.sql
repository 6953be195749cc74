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
--                        ^^^^ error narrow-column-type: v1.0.0 writes orders.code, which shrinks from varchar(20) to varchar(5) [src/orders.ts:1]
--                        ^^^^ warning table-copy: Changing orders.code from varchar(20) to varchar(5) copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY n smallint unsigned;
--                        ^ error narrow-column-type: v1.0.0 writes orders.n, which shrinks from int unsigned to smallint unsigned [src/orders.ts:1]
--                        ^ warning table-copy: Changing orders.n from int unsigned to smallint unsigned copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY state enum('new','paid');
--                        ^^^^^ error narrow-column-type: v1.0.0 writes orders.state, which shrinks from enum('new','paid','gone') to enum('new','paid') [src/orders.ts:1]
--                        ^^^^^ warning table-copy: Changing the members of orders.state other than by adding some at the end copies the whole table: writes to orders wait until every row is written anew
