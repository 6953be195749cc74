-- The migrations never create it; IF EXISTS may find it all the same where not everything was understood.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
DROP TABLE IF EXISTS leftover;
DROP TABLE customers;
--         ^^^^^^^^^ warning drop-table: v1.0.0 may still use customers: the migrations never create customers, so nothing is known of it
