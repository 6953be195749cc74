-- In a transaction of the file, and in a block.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
VACUUM orders;
--     ^^^^^^ error not-in-transaction: VACUUM fails here: it can't run between BEGIN and COMMIT
ALTER SYSTEM SET work_mem = '64MB';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error not-in-transaction: ALTER SYSTEM fails here: it can't run between BEGIN and COMMIT
CREATE DATABASE other;
--^^^^^^^^^^^^^^^^^^^ error not-in-transaction: CREATE DATABASE fails here: it can't run between BEGIN and COMMIT
COMMIT;
DO $$ BEGIN EXECUTE 'VACUUM orders'; END $$;
--                          ^^^^^^ error not-in-transaction: This statement fails here: it can't run in a DO block
