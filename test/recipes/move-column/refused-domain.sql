-- schema
CREATE DOMAIN given AS text NOT NULL;
CREATE TABLE users (id bigint PRIMARY KEY, bio given);
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE, seen date);
-- v1
SELECT bio FROM users WHERE id = $1;
INSERT INTO users (id, bio) VALUES ($1, $2);
-- v2
SELECT p.bio FROM profiles p WHERE p.user_id = $1;
INSERT INTO users (id) VALUES ($1);
-- change
ALTER TABLE profiles ADD COLUMN bio given;
UPDATE profiles SET bio = users.bio FROM users WHERE users.id = profiles.user_id;
ALTER TABLE users DROP COLUMN bio;
