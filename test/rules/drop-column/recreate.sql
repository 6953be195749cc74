-- Old and new servers never overlap; only the way back is barred.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
deploy: { strategy: recreate }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 still reads users.nickname. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
