-- Columns of an INSERT come from an object.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const add = (db, row) => db.query(`INSERT INTO users (${Object.keys(row)}) VALUES (${marks(row)})`);
export const put = (db, row) => sql`INSERT INTO orders ${sql(row)}`;
-- answers
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/users.ts:1]
orders.note: unknown, a query on orders is put together at run time [runs, put together at run time src/users.ts:2]
users: used [inserts into src/users.ts:1]
orders: unknown, 1 file of it names orders outside the queries that were understood: src/users.ts
