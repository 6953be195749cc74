-- What follows is an operand.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const list = (db, filter) => db.query('SELECT id FROM users ' + filter);
-- answers
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/users.ts:1]
