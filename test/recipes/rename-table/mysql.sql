-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(200));
-- v1
SELECT id, mail FROM users;
-- v2
SELECT id, mail FROM accounts;
INSERT INTO accounts (mail) VALUES (?);
-- change
ALTER TABLE users RENAME TO accounts;
