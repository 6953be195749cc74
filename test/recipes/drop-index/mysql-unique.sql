-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), UNIQUE KEY by_mail (mail));
-- v1
INSERT INTO users (id, mail) VALUES (?, ?) ON DUPLICATE KEY UPDATE mail = VALUES(mail);
-- v2
INSERT INTO users (id, mail) VALUES (?, ?);
-- change
DROP INDEX by_mail ON users;
