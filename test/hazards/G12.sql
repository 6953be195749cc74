-- A contract step in the folder that runs before the deploy
-- manifest
  migrations: [db/migrate, db/post_migrate]
  contract: db/post_migrate/*.sql
-- released: db/migrate/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- v1 fires
SELECT email FROM users;
-- v1 silent
SELECT id FROM users;
-- v2
SELECT id FROM users;
-- file: db/migrate/002_mail.sql fires
SET lock_timeout = '2s';
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = email WHERE mail IS NULL;
ALTER TABLE users DROP COLUMN email;
-- file: db/post_migrate/003_drop.sql silent
SET lock_timeout = '2s';
ALTER TABLE users DROP COLUMN email;
