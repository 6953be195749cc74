-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, first_name varchar(100), last_name varchar(100));
-- v1
SELECT first_name, last_name FROM users;
-- v2
SELECT full_name FROM users;
-- change
ALTER TABLE users ADD COLUMN full_name longtext;
UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '');
ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name;
