-- Tables and columns are strings in chains of Knex; rows that are not chosen come with all columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id serial PRIMARY KEY, user_id int, note text, total numeric, draft boolean, left_over text);
CREATE TABLE tags (id serial PRIMARY KEY, label text, color text);
CREATE TABLE logs (id serial PRIMARY KEY, line text, level int);
CREATE TABLE knex_migrations (id serial PRIMARY KEY, name text);
-- file: src/users.js
const knex = require('./db');
exports.one = (email) => knex('users').where('email', email).first();
exports.orders = (user) => knex('orders as o').join('users as u', 'u.id', 'o.user_id').select('o.id', 'o.total').where({ 'o.draft': false }).orderBy('o.total');
exports.addOrder = (row) => knex('orders').insert({ user_id: row.user, total: row.total }).returning('id');
exports.tags = () => knex.select('id', 'label').from('tags');
exports.paint = () => knex('tags').where({ id: 1 }).update({ color: null });
exports.log = (line) => knex.insert({ line }).into('logs');
exports.title = () => $('users').first();
-- answers
users: used [reads src/users.js:2, reads src/users.js:3, maps src/users.js:2]
users.email: used [maps src/users.js:2, reads src/users.js:2]
users.fax: unknown, it reads users with *, and may need any of its columns [reads * of src/users.js:2]
orders.user_id: used [maps src/users.js:3, reads src/users.js:3, writes src/users.js:4]
orders.total: used [maps src/users.js:3, reads src/users.js:3, writes src/users.js:4]
orders.draft: used [maps src/users.js:3, reads src/users.js:3]
orders.note: unused, searched 1 file with 11 queries, all understood
orders.left_over: unused, searched 1 file with 11 queries, all understood
inserts orders: used [inserts into src/users.js:4]
leaves NULL orders.added: used [inserts into src/users.js:4]
leaves NULL orders.note: used [inserts into src/users.js:4]
tags.label: used [maps src/users.js:6, reads src/users.js:5]
tags.color: used [writes src/users.js:6]
leaves NULL tags.color: used [writes NULL to src/users.js:6]
logs.line: used [writes src/users.js:7]
logs.level: unused, searched 1 file with 11 queries, all understood
inserts logs: used [inserts into src/users.js:7]
knex_migrations: unknown, knex_migrations is named like a table of the migration tool, which uses its tables without any word in the code
