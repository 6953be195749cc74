-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone varchar(30) NOT NULL DEFAULT '-' COMMENT 'with +');
-- v1
SELECT phone FROM users;
-- v2
SELECT coalesce(phone, '-') FROM users;
-- change
ALTER TABLE users MODIFY phone varchar(30) NULL DEFAULT '-' COMMENT 'with +';
