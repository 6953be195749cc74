-- A name in a file that never speaks of the table is no doubt by itself, where all queries are plain.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const q = (db) => db.query('SELECT id FROM users');
-- file: src/labels.ts
export const labels = { fax: 'Fax number', note: 'Note' };
-- answers
users.fax: unused, searched 2 files with 1 query, all understood
orders.note: unused, searched 2 files with 1 query, all understood
