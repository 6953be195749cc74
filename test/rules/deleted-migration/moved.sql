-- The folder moved: nothing is gone.
-- at: v1.3.0
-- file: db/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- file: db/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id, mail FROM users;
-- now
-- delete: db/migrations/001_users.sql
-- delete: db/migrations/002_teams.sql
-- file: server/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- file: server/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: server/migrations/003_plans.sql
CREATE TABLE plans (id bigint PRIMARY KEY);
