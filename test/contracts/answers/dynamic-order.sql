-- A sort column comes from the request.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const list = (db, sort) => db.query('SELECT id FROM users ORDER BY ' + sort);
-- answers
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/users.ts:1]
orders.note: unused, searched 1 file with 1 query, 0 of them understood
