-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_try.sql
CREATE TABLE tries (id bigint PRIMARY KEY);
CREATE TEMP TABLE scratch AS SELECT id FROM users;
-- file: db/migrations/003_no.sql
DROP TABLE tries;
DROP TABLE IF EXISTS scratch;
DROP TABLE IF EXISTS never_there;
