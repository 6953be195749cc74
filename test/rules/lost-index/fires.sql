-- Rows are looked up by it, sorted by it, joined by it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, age int);
CREATE INDEX users_email ON users (email);
CREATE INDEX users_age ON users (age);
CREATE INDEX users_name ON users (name) WHERE age > 3;
-- file: db/queries/server.sql
SELECT id FROM users WHERE email = $1;
SELECT id FROM users ORDER BY age LIMIT 5;
SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM users o WHERE o.name = u.name);
-- now
-- file: db/migrations/002_release.sql
DROP INDEX CONCURRENTLY users_email;
--                      ^^^^^^^^^^^ warning lost-index: v1.0.0 looks up rows of users by email, and reads all of it for that without users_email [db/queries/server.sql:1]
--                      ^^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_email may be gone already
DROP INDEX CONCURRENTLY users_age;
--                      ^^^^^^^^^ warning lost-index: v1.0.0 looks up rows of users by age, and reads all of it for that without users_age [db/queries/server.sql:2]
--                      ^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_age may be gone already
DROP INDEX CONCURRENTLY users_name;
--                      ^^^^^^^^^^ warning lost-index: v1.0.0 looks up rows of users by name, and reads all of it for that without users_name [db/queries/server.sql:3]
--                      ^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_name may be gone already
