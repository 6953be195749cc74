-- The name of the table is made of parts.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const a = (db, year) => db.query(`SELECT fax FROM users_${year}`);
export const b = (db, kind) => db.query('SELECT note FROM ' + kind + 's');
export const c = (db) => db.query('SELECT now()');
-- answers
users.fax: unknown, it is not certain which fax one of its queries means [names src/users.ts:1]
users.nick: unused, searched 1 file with 3 queries, 1 of them understood
users: unknown, 1 file of it names users outside the queries that were understood: src/users.ts
orders.note: unknown, it is not certain which note one of its queries means [names src/users.ts:2]
orders: unknown, the table of a query is known at run time only [runs, put together at run time src/users.ts:1]
