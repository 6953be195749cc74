-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text DEFAULT 'none');
-- v1
SELECT id, bio FROM users; INSERT INTO users (id) VALUES ($1);
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
