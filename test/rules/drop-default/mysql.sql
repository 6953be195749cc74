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
--                                                     ^^^^ warning not-understood: This statement is not understood: Not understood: ALTER TABLE orders …
ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;
--                                        ^^^^^^^ warning not-understood: This statement is not understood: Not understood: ALTER TABLE orders …
