-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
-- v1
SELECT id, bio FROM users;
DELETE FROM users WHERE id = ?;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio varchar(300));
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
