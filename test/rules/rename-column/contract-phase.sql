-- Renamed after the last old server is gone; the new server must not use the old name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/users.sql
SELECT name, mail FROM users;
-- now
-- file: db/queries/users.sql
SELECT name FROM users;
-- file: db/migrations/002_rename.sql
-- bellows: phase=contract
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ error rename-column: The new server still reads users.name [db/queries/users.sql:1 +1]
ALTER TABLE users RENAME COLUMN mail TO email;
--                              ^^^^ warning rename-column: v1.0.0 still reads users.mail. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
