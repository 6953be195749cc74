-- Folders that are usually no code: a marketplace has vendors, a league has fixtures, a laboratory has tests.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/vendor/repository.ts
export const q = (db) => db.query('SELECT fax FROM users');
-- file: build/server.js
db.query("SELECT nick FROM users");
-- file: services/test/orders.ts
db.query('SELECT note FROM orders');
-- file: db/queries/q.sql
SELECT id FROM users;
-- answers
users.fax: unknown, 1 file of it names fax beside users outside the queries that were understood: src/vendor/repository.ts
users.nick: unknown, 1 file of it names nick beside users outside the queries that were understood: build/server.js
orders.note: unknown, 1 file of it names note beside orders outside the queries that were understood: services/test/orders.ts
users.email: unused, searched 4 files with 1 query, all understood
orders.user_id: unused, searched 4 files with 1 query, all understood
