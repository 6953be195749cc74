-- Put together into one on purpose.
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
-- file: db/migrations/100_baseline.sql
-- bellows: ignore deleted-migration: one baseline in place of all
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deleted-migration: 001_users.sql and 002_teams.sql were released with v1.3.0 and are no longer there: databases that exist have run them, new ones never will (suppressed: one baseline in place of all)
CREATE TABLE teams (id bigint PRIMARY KEY);
