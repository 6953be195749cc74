-- The new column is filled from the old one, and the old one goes: expand and contract in one release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
SELECT email FROM users;
-- now
-- file: db/queries/users.sql
SELECT mail FROM users;
-- file: db/migrations/002_mail.sql
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = email;
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error contract-too-early: v1.0.0 still reads users.email; users.mail takes its place in the same release [db/queries/users.sql:1]
