-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, code varchar(50), note varchar(50));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
--                                ^^^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (total > 0) makes this fail
--                                ^^^^^^^^^^^^^^ warning scan-under-lock: Adding the check total_positive blocks reads and writes of orders while all rows of orders are read
ALTER TABLE orders ADD CHECK (customer > 0);
--                     ^^^^^^^^^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (customer > 0) makes this fail
--                     ^^^^^^^^^^^^^^^^^^^^ warning scan-under-lock: Adding the check blocks reads and writes of orders while all rows of orders are read
ALTER TABLE orders ADD CONSTRAINT code_short CHECK (length(code) < 9) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT code_short;
ALTER TABLE "orders" ADD CONSTRAINT "Note Short" CHECK (length(note) < 9), ADD COLUMN more int;
--                                  ^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (length(note) < 9) makes this fail
--                                  ^^^^^^^^^^^^ warning scan-under-lock: Adding the check Note Short blocks reads and writes of orders while all rows of orders are read
