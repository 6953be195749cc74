-- No WHERE, and the ways of writing one that keeps every row.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint PRIMARY KEY, email text, mail text);
CREATE TABLE "Sessions" (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_clear.sql
DELETE FROM "Sessions";
--          ^^^^^^^^^^ warning write-without-where: It has no WHERE: every row of Sessions is deleted
DELETE FROM "Sessions" WHERE true;
--          ^^^^^^^^^^ warning write-without-where: WHERE true is always true: every row of Sessions is deleted
DELETE FROM "Sessions" WHERE 1=1 RETURNING id;
--          ^^^^^^^^^^ warning write-without-where: WHERE 1=1 is always true: every row of Sessions is deleted
UPDATE app.users SET email = lower(email);
--         ^^^^^ warning write-without-where: It has no WHERE: email of every row of app.users is overwritten
UPDATE app.users SET mail = '', email = '' WHERE 1 = 1;
--         ^^^^^ warning write-without-where: WHERE 1 = 1 is always true: mail and email of every row of app.users are overwritten
