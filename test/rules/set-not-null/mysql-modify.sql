-- MODIFY and CHANGE give the column a whole new definition: this one says NOT NULL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(50), state varchar(20) DEFAULT 'new');
-- file: src/orders.ts
export const place = (db, id) => db.query('INSERT INTO orders (id) VALUES (?)', [id]);
-- now
-- file: src/orders.ts
export const place = (db, id) => db.query('INSERT INTO orders (id, note) VALUES (?, ?)', [id, '']);
-- file: db/migrations/002_required.sql
ALTER TABLE orders MODIFY COLUMN note varchar(50) NOT NULL;
--                               ^^^^ error set-not-null: v1.0.0 inserts into orders without note [src/orders.ts:1]
--                               ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                               ^^^^ information table-rebuild: Making orders.note NOT NULL writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders MODIFY state varchar(20) NOT NULL DEFAULT 'new';
--                        ^^^^^ warning nulls-in-the-way: A row with NULL in orders.state makes this fail, and nothing in the release fills it before
--                        ^^^^^ information set-not-null: v1.0.0 never writes NULL to orders.state: searched 1 file with 1 query, all understood
--                        ^^^^^ information table-rebuild: Making orders.state NOT NULL writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
