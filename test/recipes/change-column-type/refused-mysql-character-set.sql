-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(100));
-- v1
SELECT id, name FROM users;
-- v2
SELECT id, name FROM users;
-- change
ALTER TABLE users MODIFY name varchar(100) CHARACTER SET latin1;
