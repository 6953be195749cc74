-- MODIFY and CHANGE with another type.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int, code varchar(20), ref int);
-- file: src/orders.ts
export const all = (db) => db.query('SELECT qty, code, ref FROM orders');
-- now
-- file: src/orders.ts
export const all = (db) => db.query('SELECT id FROM orders');
-- file: db/migrations/002_types.sql
ALTER TABLE orders MODIFY COLUMN qty varchar(20);
--                               ^^^ error change-column-type: v1.0.0 still reads orders.qty as int, and it becomes varchar(20) [src/orders.ts:1]
--                               ^^^ warning table-copy: Changing orders.qty from int to varchar(20) copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY code varchar(40);
ALTER TABLE orders CHANGE ref reference char(36);
--                        ^^^ error change-column-type: v1.0.0 still reads orders.ref as int, and it becomes char(36) [src/orders.ts:1]
--                        ^^^ error rename-column: v1.0.0 still reads orders.ref [src/orders.ts:1]
--                        ^^^ warning table-copy: Changing orders.ref from int to char(36) copies the whole table: writes to orders wait until every row is written anew
