-- Aliases, sub-selects and common tables are followed; a whole row is all columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: db/queries/q.sql
WITH u AS (SELECT id, fax AS number FROM users) SELECT number FROM u;
SELECT (SELECT o.note FROM orders o WHERE o.user_id = x.id) FROM users x;
SELECT to_json(users) FROM users;
-- answers
users.fax: used [reads db/queries/q.sql:1]
orders.note: used [reads db/queries/q.sql:2]
orders.user_id: used [reads db/queries/q.sql:2]
users.nick: unknown, it reads users with *, and may need any of its columns [reads all of db/queries/q.sql:3]
