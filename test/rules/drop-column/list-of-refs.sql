-- The manifest names the servers that must keep working; both use the column.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
previous: [v1.0.0, v1.2.0]
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- at: v1.1.0
-- file: db/queries/users.sql
SELECT id FROM users;
-- at: v1.2.0
-- file: db/queries/users.sql
SELECT id, nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 and v1.2.0 still read users.nickname [db/queries/users.sql:1 +1]
