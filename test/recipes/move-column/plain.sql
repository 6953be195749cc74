-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
CREATE TABLE profiles (id bigserial PRIMARY KEY, user_id bigint NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE, lang text);
-- v1
SELECT u.id, u.bio, p.lang FROM users u JOIN profiles p ON p.user_id = u.id;
INSERT INTO users (id, bio) VALUES ($1, $2);
INSERT INTO profiles (user_id, lang) VALUES ($1, $2);
UPDATE users SET bio = $2 WHERE id = $1;
-- v2
SELECT u.id, p.bio, p.lang FROM users u JOIN profiles p ON p.user_id = u.id;
INSERT INTO users (id) VALUES ($1);
INSERT INTO profiles (user_id, lang, bio) VALUES ($1, $2, $3);
UPDATE profiles SET bio = $2 WHERE user_id = $1;
-- change
ALTER TABLE profiles ADD COLUMN bio text;
UPDATE profiles SET bio = users.bio FROM users WHERE profiles.user_id = users.id;
ALTER TABLE users DROP COLUMN bio;
