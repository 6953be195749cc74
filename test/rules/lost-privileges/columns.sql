-- Privileges on single columns: what is revoked, or left out where the table's privilege goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, name text, note text);
GRANT SELECT (id, mail, name), UPDATE (name) ON users TO app;
CREATE TABLE teams (id bigint PRIMARY KEY, name text, note text);
GRANT SELECT ON teams TO app;
CREATE TABLE plans (id bigint PRIMARY KEY, name text, note text);
GRANT SELECT ON plans TO app;
-- file: db/queries/server.sql
SELECT id, mail FROM users;
UPDATE users SET name = $1 WHERE id = $2;
SELECT id, name FROM teams;
SELECT id, name FROM plans;
-- now
-- file: db/migrations/002_release.sql
REVOKE SELECT (mail), UPDATE (name) ON users FROM app;
--                                     ^^^^^ warning lost-privileges: v1.0.0 still reads users.mail, and app loses SELECT on it [db/queries/server.sql:1]
--                                     ^^^^^ warning lost-privileges: v1.0.0 still writes users.name, and app loses UPDATE on it [db/queries/server.sql:2]
REVOKE SELECT (note) ON users FROM app;
REVOKE SELECT ON teams FROM app;
GRANT SELECT (id, name) ON teams TO app;
REVOKE SELECT ON plans FROM app;
--               ^^^^^ warning lost-privileges: v1.0.0 still reads plans.name, and app loses SELECT on it [db/queries/server.sql:4]
GRANT SELECT (id, note) ON plans TO app;
