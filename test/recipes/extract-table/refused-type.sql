-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
-- v1
SELECT id, bio FROM users;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio varchar(10));
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
