-- The migrations never create the table: nothing is known of it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE legacy.customers DROP COLUMN fax;
--                                       ^^^ warning drop-column: v1.0.0 may still use legacy.customers.fax: the migrations never create legacy.customers.fax, so nothing is known of it
ALTER TABLE IF EXISTS nowhere DROP COLUMN IF EXISTS fax;
--                                                  ^^^ warning drop-column: v1.0.0 may still use nowhere.fax: the migrations never create nowhere.fax, so nothing is known of it
