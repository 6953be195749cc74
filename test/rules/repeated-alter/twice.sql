-- A second lock; a second scan.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_lock.sql
ALTER TABLE orders ADD COLUMN a int;
ALTER TABLE orders ADD COLUMN b int;
--                            ^ hint repeated-alter: orders is locked a second time, where one ALTER TABLE would do
ALTER TABLE orders ADD COLUMN c int;
-- file: db/migrations/003_scan.sql
ALTER TABLE users ALTER COLUMN id TYPE numeric;
--                             ^^ error rewrite-table: Changing users.id to numeric writes all of users again, while nobody can read or write it
--                             ^^ information change-column-type: Nothing in v1.0.0 uses users.id: searched 1 file with 1 query, all understood
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
--                             ^^^^ warning nulls-in-the-way: A row with NULL in users.name makes this fail, and nothing in the release fills it before
--                             ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of users while all of its rows are read
--                             ^^^^ information set-not-null: v1.0.0 never writes NULL to users.name: searched 1 file with 1 query, all understood
--                             ^^^^ hint repeated-alter: users is read from the first row to the last a second time
