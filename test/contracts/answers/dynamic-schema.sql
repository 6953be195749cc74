-- One schema a tenant.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const all = (db, tenant) => db.query(`SELECT fax FROM ${tenant}.users`);
export const one = (db) => db.query('SELECT id FROM orders');
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: src/users.ts
users.fax: unknown, it is not certain which fax one of its queries means [names src/users.ts:1]
users.nick: unused, searched 1 file with 2 queries, 1 of them understood
orders.note: unused, searched 1 file with 2 queries, 1 of them understood
