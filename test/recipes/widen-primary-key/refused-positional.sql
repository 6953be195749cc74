-- schema
CREATE TABLE users (id int PRIMARY KEY, name text);
-- v1
SELECT id FROM users;
-- v2
INSERT INTO users VALUES ($1, $2);
-- change
ALTER TABLE users ALTER COLUMN id TYPE bigint;
