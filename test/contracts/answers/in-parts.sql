-- A query joined from parts; the column comes from another file.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
import { shown } from './shown';
export const list = (db) => db.query(['SELECT', shown, 'FROM', 'users'].join(' '));
export const other = (db) => db.query('SELECT id FROM orders');
-- file: src/shown.ts
export const shown = 'fax';
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: src/users.ts
users.fax: unknown, src/users.ts has the table's name in a string, and src/shown.ts names fax
users.nick: unused, searched 2 files with 1 query, all understood
orders.note: unused, searched 2 files with 1 query, all understood
