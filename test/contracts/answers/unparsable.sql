-- A query that can not be read names the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: db/queries/users.sql
SELECT id FROM users WHERE;
SELECT note FROM orders;
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: db/queries/users.sql
users.fax: unknown, a query that is not understood names users and may name fax [runs db/queries/users.sql:1]
orders.user_id: unused, searched 1 file with 2 queries, 1 of them understood
