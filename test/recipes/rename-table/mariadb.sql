-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(200));
-- v1
SELECT id, mail FROM users;
-- v2
SELECT id, mail FROM accounts;
INSERT INTO accounts (mail) VALUES (?);
-- change
RENAME TABLE users TO accounts;
