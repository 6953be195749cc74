-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint PRIMARY KEY, email text, "Team" int);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_unique.sql
ALTER TABLE app.users ADD CONSTRAINT users_email_key UNIQUE (email);
--                                   ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of app.users that repeat email make this fail
CREATE UNIQUE INDEX CONCURRENTLY users_lower ON app.users (lower(email), "Team") WHERE email IS NOT NULL;
--                               ^^^^^^^^^^^ warning unique-on-existing: Rows of app.users that repeat lower(email) and Team (of the rows in its WHERE) make this fail
