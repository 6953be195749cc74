-- What only tests and prose name is not used.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const q = (db) => db.query('SELECT id FROM users');
-- file: src/users.test.ts
db.query('SELECT fax FROM users');
-- file: src/__tests__/a.ts
db.query('SELECT fax FROM users');
-- file: test/helpers.ts
db.query('INSERT INTO users (fax) VALUES (1)');
-- file: README.md
The users table has a fax column.
-- answers
users.fax: unused, searched 1 file with 1 query, all understood
