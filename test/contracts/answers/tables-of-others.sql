-- Catalog tables of the server and tables of others say nothing about ours.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: db/queries/q.sql
SELECT note, fax FROM pg_catalog.pg_class;
SELECT column_name, note FROM information_schema.columns;
SELECT fax FROM elsewhere.numbers;
SELECT id FROM users;
-- answers
users.fax: unused, searched 1 file with 4 queries, all understood
orders.note: unused, searched 1 file with 4 queries, all understood
