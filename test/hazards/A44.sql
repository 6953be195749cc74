-- Expand and contract in one release
-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- v1
SELECT id, email FROM users;
-- migration fires
ALTER TABLE users ADD COLUMN email2 text;
UPDATE users SET email2 = email WHERE email2 IS NULL;
ALTER TABLE users DROP COLUMN email;
-- migration silent
ALTER TABLE users ADD COLUMN email2 text;
