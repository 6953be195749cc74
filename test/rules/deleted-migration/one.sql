-- A released migration is gone; one that was renamed or moved with its folder is not, nor one that was never released.
-- at: v1.3.0
-- file: db/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- file: db/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/migrations/003_notes.sql
CREATE TABLE notes (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id, mail FROM users;
-- now
-- delete: db/migrations/002_teams.sql
-- file: db/migrations/004_plans.sql
CREATE TABLE plans (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deleted-migration: 002_teams.sql was released with v1.3.0 and is no longer there: databases that exist have run it, new ones never will
