-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, mail varchar(80) NOT NULL);
-- v1
SELECT mail FROM users;
INSERT INTO users (mail) VALUES (?);
-- v2
SELECT address FROM users;
INSERT INTO users (address) VALUES (?);
-- change
ALTER TABLE users ADD COLUMN address varchar(80);
UPDATE users SET address = mail;
ALTER TABLE users MODIFY address varchar(80) NOT NULL, DROP COLUMN mail;
