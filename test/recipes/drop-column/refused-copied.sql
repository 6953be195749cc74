-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
-- v1
UPDATE users SET bio = $2 WHERE id = $1;
-- v2
SELECT bio FROM profiles WHERE user_id = $1;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio text);
INSERT INTO profiles SELECT id, lower(bio) FROM users;
ALTER TABLE users DROP COLUMN bio;
