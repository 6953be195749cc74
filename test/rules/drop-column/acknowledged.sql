-- Looked at and found safe, with the reason in the manifest; for this column only.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
acknowledge:
  - { object: users.nickname, rule: drop-column, reason: "Its endpoint answers 404 since May (#482)" }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text);
-- file: db/queries/users.sql
SELECT nickname, fax FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1] (suppressed: Its endpoint answers 404 since May (#482))
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: v1.0.0 still reads users.fax [db/queries/users.sql:1]
