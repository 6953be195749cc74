-- A partial unique index serves no plain ON CONFLICT.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, gone boolean);
CREATE UNIQUE INDEX users_email ON users (email);
-- file: db/queries/server.sql
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING;
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) WHERE NOT gone DO NOTHING;
-- now
-- file: db/migrations/002_release.sql
CREATE UNIQUE INDEX users_email_2 ON users (email) WHERE NOT gone;
--                  ^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to users until the index is built
DROP INDEX users_email;
--         ^^^^^^^^^^^ error broken-query: v1.0.0 still runs a query that fails then: users has no unique index over email [db/queries/server.sql:1]
--         ^^^^^^^^^^^ error broken-query: The new server still runs a query that fails then: users has no unique index over email [db/queries/server.sql:1]
--         ^^^^^^^^^^^ warning drop-index: DROP INDEX blocks reads and writes of users while it waits for the queries that run
