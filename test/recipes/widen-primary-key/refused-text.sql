-- schema
CREATE TABLE users (id int PRIMARY KEY);
-- v1
SELECT id FROM users;
-- change
ALTER TABLE users ALTER COLUMN id TYPE text;
