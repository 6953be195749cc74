-- golang-migrate never runs it.
-- at: v1.0.0
-- file: db/migrations/20260101000000_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migrations/20260101000000_users.down.sql
DROP TABLE users;
-- file: db/migrations/20260301000000_teams.up.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/migrations/20260301000000_teams.down.sql
DROP TABLE teams;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/20260201000000_late.up.sql
CREATE TABLE late (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error out-of-order: 20260201000000_late is new and comes before 20260301000000_teams, which was released: golang-migrate skips it without a word where that has run
-- file: db/migrations/20260201000000_late.down.sql
DROP TABLE late;
