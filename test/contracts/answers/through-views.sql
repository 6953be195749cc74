-- A view over a view over the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
CREATE VIEW named AS SELECT id, nick FROM users;
CREATE VIEW loud AS SELECT id, upper(nick) AS name FROM named;
-- file: db/queries/q.sql
SELECT id FROM loud;
-- answers
users.nick: used [reads (named) db/queries/q.sql:1]
users.fax: unused, searched 1 file with 1 query, all understood
users: used [reads (named) db/queries/q.sql:1]
orders.note: unused, searched 1 file with 1 query, all understood
