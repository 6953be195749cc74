-- JPA-like spelling: the class is singular, the field is a getter.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const find = (db) => db.query('SELECT id FROM users');
-- file: app/Order.java
@Entity class Order { Long getUserId() { return userId; } }
-- answers
orders.user_id: unknown, app/Order.java speaks of the table, and a library makes queries of its language, and app/Order.java names user_id
orders.note: unknown, app/Order.java speaks of orders, and a library makes queries of its language
orders: unknown, 1 file of it names orders outside the queries that were understood: app/Order.java
