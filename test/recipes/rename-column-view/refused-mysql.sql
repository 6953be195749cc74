-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100));
-- v1
SELECT mail FROM users;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
