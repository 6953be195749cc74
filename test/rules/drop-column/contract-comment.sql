-- A comment in the file says the same. The new server still uses one of the columns: that breaks it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
SELECT fax FROM users;
-- now
-- file: db/queries/users.sql
SELECT fax FROM users;
-- file: db/migrations/002_tidy.sql
-- bellows: phase=contract
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 still reads users.nickname. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: The new server still reads users.fax [db/queries/users.sql:1 +1]
