-- Somebody else's table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE crm.customers RENAME COLUMN name TO full_name;
--                                      ^^^^ warning rename-column: v1.0.0 may still use crm.customers.name: the migrations never create crm.customers.name, so nothing is known of it
