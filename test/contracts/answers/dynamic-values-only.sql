-- Holes that stand for values leave a query understood.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const a = (id) => sql`SELECT id, email FROM users WHERE id = ${id} AND nick IN (${names})`;
export const b = (db, id) => db.query('SELECT note FROM orders WHERE id = ' + id + ' LIMIT 1');
-- answers
users.email: used [reads src/users.ts:1]
users.fax: unused, searched 1 file with 2 queries, all understood
orders.note: used [reads src/users.ts:2]
orders.user_id: unused, searched 1 file with 2 queries, all understood
