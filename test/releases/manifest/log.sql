-- A log of statements shows uses that the code does not; what it lacks is not unused because of it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
sources:
  - { queries: db/queries/*.sql }
  - { log: evidence/statements.csv, since: 30d }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, nick text);
-- file: db/queries/users.sql
SELECT id, email FROM users;
-- now
-- file: evidence/statements.csv
userid,query,calls
10,"SELECT fax
  FROM users WHERE id = $1",12
10,"SELECT cut off in the mid",3
10,"CREATE TABLE nothing ()",1
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: v1.0.0 still reads users.fax [evidence/statements.csv:2]
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ information drop-column: Nothing in v1.0.0 uses users.nick: searched 1 file with 1 query, all understood
