-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: src/items.ts
export const add = (db, weight) => db.query('INSERT INTO items (weight) VALUES (?)', [weight]);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0);
--                               ^^^^^^^^^^^^^^^ warning add-check: v1.0.0 may write rows to items that do not satisfy CHECK (weight > 0): it writes weight, and with what values can't be told [src/items.ts:1]
--                               ^^^^^^^^^^^^^^^ warning constraint-on-existing: A row of items that does not satisfy CHECK (weight > 0) makes this fail
--                               ^^^^^^^^^^^^^^^ warning table-copy: Adding a CHECK to items copies the whole table: writes to items wait until every row is written anew
