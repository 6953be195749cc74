-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text, name text);
-- v1
SELECT id, bio FROM users;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text, name text);
INSERT INTO profiles (user_id, bio, name) SELECT id, bio, name FROM users;
ALTER TABLE users DROP COLUMN bio;
