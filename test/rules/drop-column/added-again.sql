-- Dropped and added again with the same type: no query fails, but all values are gone.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/migrations/002_again.sql
ALTER TABLE users DROP COLUMN nickname, ADD COLUMN nickname text;
--                            ^^^^^^^^ warning drop-column: All values of users.nickname are lost: it is dropped and added again
