-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text);
-- v1
SELECT u.bio, p.lang FROM users u JOIN profiles p ON p.user_id = u.id;
-- v2
SELECT p.bio, p.lang FROM profiles p;
-- change
ALTER TABLE profiles ADD COLUMN bio text;
UPDATE profiles SET bio = users.bio FROM users WHERE profiles.user_id = users.id AND users.id > 5;
ALTER TABLE users DROP COLUMN bio;
