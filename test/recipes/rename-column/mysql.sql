-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, name varchar(300) NOT NULL, KEY users_name (name));
-- v1
SELECT id, name FROM users;
INSERT INTO users (name) VALUES (?);
-- v2
SELECT id, full_name FROM users;
INSERT INTO users (full_name) VALUES (?);
-- change
ALTER TABLE users RENAME COLUMN name TO full_name;
