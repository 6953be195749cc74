-- schema
CREATE TABLE users (id bigserial PRIMARY KEY, name text, bio text);
-- v1
SELECT id, name, bio FROM users;
INSERT INTO users (name, bio) VALUES ($1, $2);
UPDATE users SET bio = $2 WHERE id = $1;
DELETE FROM users WHERE id = $1;
-- v2
SELECT u.id, u.name, p.bio FROM users u LEFT JOIN profiles p ON p.user_id = u.id;
INSERT INTO users (name) VALUES ($1);
INSERT INTO profiles (user_id, bio) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
