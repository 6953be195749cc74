-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone varchar(30) NOT NULL);
-- v1
SELECT phone FROM users;
-- v2
SELECT coalesce(phone, '-') FROM users;
-- change
ALTER TABLE users MODIFY phone varchar(30);
