-- The database differs from what the migrations say, and somebody says so.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
-- bellows: ignore refused: the table was made by hand
ALTER TABLE legacy_users ADD COLUMN x int;
--                                  ^ error refused: This fails: there is no table legacy_users (suppressed: the table was made by hand)
