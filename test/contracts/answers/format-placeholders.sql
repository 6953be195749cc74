-- Libraries that fill names into a query.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const a = (db, f) => db.query(format('SELECT %I FROM users', f));
export const b = (db, f) => db.any('SELECT note FROM orders WHERE $1:name = $2', [f, 1]);
-- answers
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/users.ts:1]
orders.user_id: unknown, a query on orders is put together at run time [runs, put together at run time src/users.ts:2]
