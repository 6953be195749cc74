-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text); CREATE VIEW bios AS SELECT bio FROM users;
-- v1
SELECT bio FROM bios;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
