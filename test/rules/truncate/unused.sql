-- Nothing uses it: it is only said.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT name FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
TRUNCATE orders;
--       ^^^^^^ information truncate: TRUNCATE removes all rows of orders, and blocks reads and writes of it until the transaction ends; nothing in v1.0.0 uses it
