-- A repository without a single query says nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/main.ts
console.log('hello');
-- answers
users.fax: unknown, No query was found in the code of v1.0.0, so nothing tells what it uses.
orders: unknown, No query was found in the code of v1.0.0, so nothing tells what it uses.
