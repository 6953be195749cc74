-- A positional INSERT gives more values than there are columns; MySQL wants exactly as many.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));
-- file: src/users.ts
export const add = (db, row) => db.query('INSERT INTO users VALUES (?, ?)', row);
-- now
-- file: src/users.ts
export const add = (db, row) => db.query('INSERT INTO users (id, email) VALUES (?, ?)', row);
-- file: db/migrations/002_column.sql
ALTER TABLE users ADD COLUMN nick varchar(50);
--                           ^^^^ error broken-query: v1.0.0 still runs a query that fails then: users has 3 columns, and 2 values are given [src/users.ts:1]
