-- One reason for the whole file.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text);
-- file: db/queries/users.sql
SELECT nickname, fax FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
-- bellows: ignore-file drop-column: users is being moved to another service
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1] (suppressed: users is being moved to another service)
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: v1.0.0 still reads users.fax [db/queries/users.sql:1] (suppressed: users is being moved to another service)
