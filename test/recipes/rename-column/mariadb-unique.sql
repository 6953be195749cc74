-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(200) NOT NULL DEFAULT '' COMMENT 'where to write', UNIQUE KEY users_mail (mail), KEY users_start (mail(10)));
-- v1
SELECT id, mail FROM users;
INSERT INTO users (id) VALUES (?);
-- v2
SELECT id, email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
