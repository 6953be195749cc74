-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint PRIMARY KEY, email text, CONSTRAINT "Users_email" UNIQUE (email));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_drop.sql
DROP INDEX CONCURRENTLY app."Users_email";
--                          ^^^^^^^^^^^^^ error drop-constraint-index: The constraint Users_email of app.users stands on the index app.Users_email: the server refuses to drop it
DROP INDEX IF EXISTS app.users_pkey CASCADE;
--                       ^^^^^^^^^^ error drop-constraint-index: The constraint users_pkey of app.users stands on the index app.users_pkey: the server refuses to drop it
