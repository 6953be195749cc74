-- schema
CREATE TABLE users (id bigint PRIMARY KEY, a text);
-- v1
SELECT a FROM users;
-- v2
SELECT b FROM users;
-- change
ALTER TABLE users ADD COLUMN b text;
UPDATE users SET b = a;
ALTER TABLE users DROP COLUMN a;
