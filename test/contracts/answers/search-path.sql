-- The connection sets the search path; the query finds a table the migrations made elsewhere.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
CREATE SCHEMA app;
CREATE TABLE app.items (id bigint PRIMARY KEY, memo text, extra text);
-- file: db/queries/items.sql
SELECT memo FROM items;
SELECT id FROM users;
-- answers
app.items: unknown, a query that is not understood names items [runs db/queries/items.sql:1]
app.items.memo: unknown, it is not certain which memo one of its queries means [names db/queries/items.sql:1]
app.items.extra: unused, searched 1 file with 2 queries, all understood
users.fax: unused, searched 1 file with 2 queries, all understood
