-- schema
CREATE TABLE users (id int PRIMARY KEY, age int);
-- v1
SELECT age FROM users;
-- change
ALTER TABLE users ALTER COLUMN age TYPE bigint;
