-- Two releases back must keep working; the older one still uses the column.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
previous: 2
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- at: v1.1.0
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1]
