-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(50), note varchar(50), CONSTRAINT code_long CHECK (length(code) > 2));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ALTER COLUMN code TYPE text;
--                              ^^^^ warning scan-under-lock: Changing orders.code to text blocks reads and writes of orders while code_long is checked on all rows
ALTER TABLE orders ALTER COLUMN note TYPE text;
