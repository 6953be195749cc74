-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, code varchar(50), note varchar(50));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID, VALIDATE CONSTRAINT total_positive;
--                                                                                                ^^^^^^^^^^^^^^ warning scan-under-lock: Validating total_positive where it is added keeps orders locked while all of its rows are read
