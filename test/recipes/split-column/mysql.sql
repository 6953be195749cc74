-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, full_name varchar(200) NOT NULL, note text);
-- v1
SELECT id, full_name FROM users;
INSERT INTO users (full_name) VALUES (?);
-- v2
SELECT id, first_name, last_name FROM users;
INSERT INTO users (first_name, last_name) VALUES (?, ?);
-- change
ALTER TABLE users ADD COLUMN first_name longtext NOT NULL, ADD COLUMN last_name longtext;
UPDATE users SET first_name = substring_index(full_name, ' ', 1), last_name = nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '');
ALTER TABLE users DROP COLUMN full_name;
