-- The code still uses what an earlier release took away; what this one takes away is said where it does.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/users.sql
SELECT id FROM users;
-- at: v1.1.0
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN fax;
ALTER TABLE users RENAME COLUMN email TO mail;
DROP TABLE notes;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
SELECT fax FROM users;
--^ warning removed-object: The new server still uses users.fax, which db/migrations/002_tidy.sql took away [db/queries/users.sql:2]
UPDATE users SET email = 'x' WHERE id = 1;
--^ warning removed-object: The new server still uses users.email, which db/migrations/002_tidy.sql took away [db/queries/users.sql:3]
SELECT body FROM notes;
--^ warning removed-object: The new server still uses notes, which db/migrations/002_tidy.sql took away [db/queries/users.sql:4]
SELECT nothing FROM nowhere;
-- file: db/migrations/003_more.sql
ALTER TABLE users ADD COLUMN nick text;
