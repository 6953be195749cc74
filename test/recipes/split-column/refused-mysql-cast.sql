-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, age_text varchar(20));
-- v1
SELECT age_text FROM users;
-- v2
SELECT age FROM users;
-- change
ALTER TABLE users ADD COLUMN age int;
UPDATE users SET age = cast(age_text AS signed);
ALTER TABLE users DROP COLUMN age_text;
