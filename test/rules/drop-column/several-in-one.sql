-- Each change of one ALTER TABLE is judged by itself.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text, phone text);
-- file: db/queries/users.sql
SELECT id, nickname, phone FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users
  DROP COLUMN nickname,
--            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1]
  DROP COLUMN IF EXISTS fax,
--                      ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 1 file with 1 query, all understood
  DROP COLUMN phone CASCADE;
--            ^^^^^ error drop-column: v1.0.0 still reads users.phone [db/queries/users.sql:1]
