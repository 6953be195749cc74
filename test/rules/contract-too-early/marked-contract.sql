-- The drop waits until the last old server is gone: then only the way back is barred.
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
-- file: db/migrations/003_tidy.sql
-- bellows: phase=contract
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ warning contract-too-early: v1.0.0 still reads users.email; users.mail takes its place in the same release. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
