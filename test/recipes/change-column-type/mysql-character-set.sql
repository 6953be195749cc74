-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(100), bio text) DEFAULT CHARSET=latin1;
-- v1
SELECT id, name FROM users;
UPDATE users SET name = ? WHERE id = ?;
-- v2
SELECT id, name FROM users;
-- change
ALTER TABLE users MODIFY name varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
