-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
-- v1
SELECT id, bio FROM users;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio text);

ALTER TABLE users DROP COLUMN bio;
