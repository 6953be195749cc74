-- MySQL commits it by itself.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20));
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
-- now
-- file: db/migrations/002_empty.sql
TRUNCATE TABLE orders;
--             ^^^^^^ warning truncate: TRUNCATE removes all rows of orders, which v1.0.0 uses, and blocks reads and writes of it meanwhile [db/queries/server.sql:1]
