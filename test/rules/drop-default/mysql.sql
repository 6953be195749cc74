-- A MODIFY that doesn't repeat the default drops it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'new', kind varchar(20) NOT NULL DEFAULT 'a');
-- file: src/orders.ts
export const place = (db, id) => db.query('INSERT INTO orders (id) VALUES (?)', [id]);
-- now
-- file: src/orders.ts
export const place = (db, id) => db.query('INSERT INTO orders (id, state, kind) VALUES (?, ?, ?)', [id, 'new', 'a']);
-- file: db/migrations/002_longer.sql
ALTER TABLE orders MODIFY COLUMN state varchar(40) NOT NULL;
--                               ^^^^^ error drop-default: v1.0.0 inserts into orders without state, which has no default then [src/orders.ts:1]
ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;
--                              ^^^^ error drop-default: v1.0.0 inserts into orders without kind, which has no default then [src/orders.ts:1]
