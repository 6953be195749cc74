-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone varchar(30) NOT NULL);
-- v1
SELECT phone FROM users;
-- change
ALTER TABLE users MODIFY phone varchar(40);
