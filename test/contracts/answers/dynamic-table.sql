-- The table is known at run time only. Its name stands as data, or nowhere.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/archive.ts
const tables = ['orders'];
export const run = (db) => tables.map((table) => db.query(`SELECT * FROM ${table}`));
export const one = (db) => db.query('SELECT email FROM users');
-- file: src/columns.ts
export const kept = ['note', 'fax'];
-- answers
orders: unknown, 1 file of it names orders outside the queries that were understood: src/archive.ts
orders.note: unknown, the table of a query is known at run time only [runs, put together at run time src/archive.ts:2]
users.fax: unknown, the table of a query is known at run time only [runs, put together at run time src/archive.ts:2]
