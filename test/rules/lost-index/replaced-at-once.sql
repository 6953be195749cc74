-- Built again in the same transaction; the table goes as well; an upsert needs the old one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, team bigint);
CREATE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_team ON users (team, lower(email));
CREATE TABLE roles (id bigint PRIMARY KEY, name text);
CREATE INDEX roles_name ON roles (name);
-- file: db/queries/server.sql
SELECT id FROM users WHERE email = $1;
INSERT INTO users (id, email, team) VALUES ($1, $2, $3) ON CONFLICT (team, lower(email)) DO NOTHING;
-- now
-- file: db/queries/server.sql
SELECT id FROM users WHERE email = $1;
-- file: db/migrations/002_release.sql
BEGIN;
DROP INDEX users_email;
CREATE INDEX users_email ON users (email, id);
DROP INDEX roles_name;
DROP TABLE roles;
DROP INDEX users_team;
--         ^^^^^^^^^^ error broken-query: v1.0.0 still runs a query that fails then: users has no unique index over team, an expression [db/queries/server.sql:2]
COMMIT;
