-- The column is only given back, or written; another index serves as well; a new one comes first.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, age int);
CREATE INDEX users_email ON users (email);
CREATE INDEX users_age ON users (age);
CREATE INDEX users_name ON users (name) WHERE age > 3;
CREATE INDEX users_email_name ON users (email, name);
-- file: db/queries/server.sql
SELECT name, age FROM users WHERE email = $1;
UPDATE users SET age = $1 WHERE id = $2;
SELECT id FROM users ORDER BY age;
-- now
-- file: db/migrations/002_release.sql
DROP INDEX CONCURRENTLY users_email;
--                      ^^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_email may be gone already
DROP INDEX CONCURRENTLY users_name;
--                      ^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_name may be gone already
CREATE INDEX CONCURRENTLY users_age_id ON users (age, id);
--                        ^^^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_age_id may be there already
DROP INDEX CONCURRENTLY users_age;
--                      ^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: users_age may be gone already
