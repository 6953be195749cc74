-- userId, USER_ID and UserID are user_id.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/a.ts
export const q = (db) => db.query('SELECT id FROM users');
export const ORDERS = { USER_ID: 1 };
-- answers
orders.user_id: unknown, 1 file of it names user_id beside orders outside the queries that were understood: src/a.ts
orders.note: unused, searched 1 file with 1 query, all understood
