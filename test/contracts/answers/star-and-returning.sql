-- `*` and RETURNING *.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: db/queries/q.sql
SELECT * FROM users;
INSERT INTO orders (id) VALUES (1) RETURNING *;
-- answers
users.fax: unknown, it reads users with *, and may need any of its columns [reads * of db/queries/q.sql:1]
orders.note: unknown, it reads orders with *, and may need any of its columns [reads * of db/queries/q.sql:2]
