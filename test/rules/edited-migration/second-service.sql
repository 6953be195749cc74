-- Two services share a database, and only one was released with the migration as it was.
-- at: api/v1.3.0
-- file: bellows.yaml
bellows: 1
services:
  api: { path: api, previous: api/v1.3.0 }
  jobs: { path: jobs, previous: jobs/v2.0.0 }
-- file: db/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: api/users.sql
SELECT id FROM users;
-- file: jobs/users.sql
SELECT id FROM users;
-- at: jobs/v2.0.0
-- file: db/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- now
-- file: db/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY, name text);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error edited-migration: This migration was edited since jobs/v2.0.0: where it has run, it does not run again
