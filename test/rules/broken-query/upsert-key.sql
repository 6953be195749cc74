-- ON CONFLICT needs a unique index.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_email_2 ON users (lower(email));
-- file: db/queries/users.sql
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING;
-- now
-- file: db/queries/users.sql
INSERT INTO users (id, email) VALUES ($1, $2);
-- file: db/migrations/002_index.sql
DROP INDEX users_email;
--         ^^^^^^^^^^^ error broken-query: v1.0.0 still runs a query that fails then: users has no unique index over email [db/queries/users.sql:1]
DROP INDEX users_email_2;
