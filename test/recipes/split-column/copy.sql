-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(80) UNIQUE);
-- v1
SELECT mail FROM users;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users ADD COLUMN email varchar(80);
UPDATE users SET email = mail;
ALTER TABLE users DROP COLUMN mail;
