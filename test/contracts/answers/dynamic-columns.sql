-- Columns are put together at run time; the names stand in another file, or in none.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/columns.ts
export const exported = ['id', 'fax'];
-- file: src/export.ts
import { exported } from './columns';
export const run = (db) => db.query(`SELECT ${exported.join(', ')} FROM users`);
export const orders = (db) => db.query('SELECT note FROM orders');
-- answers
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/export.ts:2]
users.nick: unknown, a query on users is put together at run time [runs, put together at run time src/export.ts:2]
orders.note: used [reads src/export.ts:3]
orders.user_id: unused, searched 2 files with 2 queries, 1 of them understood
