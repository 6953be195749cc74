-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT mail FROM users;
-- v2
SELECT address FROM users;
-- change
ALTER TABLE users ADD COLUMN address text;
UPDATE users SET address = mail;
ALTER TABLE users DROP COLUMN mail;
CREATE UNIQUE INDEX users_address ON users (address);
