-- Outside of a transaction it fails.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20));
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
-- now
-- file: db/migrations/002_lock.sql
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
--         ^^^^^^ warning lock-table: LOCK TABLE fails here: there is no transaction that could hold orders locked
