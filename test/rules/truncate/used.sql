-- Who uses the table is named.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
TRUNCATE TABLE orders, users;
--             ^^^^^^ warning truncate: TRUNCATE removes all rows of orders, which v1.0.0 uses, and blocks reads and writes of it until the transaction ends [db/queries/server.sql:1]
