-- The manifest says which folder runs after the last old server is gone.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  migrations: db/migrations
  contract: db/migrations/*.post.sql
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.post.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 still reads users.nickname. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 1 file with 1 query, all understood
