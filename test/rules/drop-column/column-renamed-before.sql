-- Renamed, then dropped: one cause, blamed where the old name goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN nickname TO handle;
ALTER TABLE users DROP COLUMN handle;
--                            ^^^^^^ error drop-column: v1.0.0 still reads users.nickname (here users.handle) [db/queries/users.sql:1]
