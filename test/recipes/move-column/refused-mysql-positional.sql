-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TABLE profiles (user_id bigint PRIMARY KEY, lang varchar(10), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id, bio FROM users;
INSERT INTO profiles VALUES (?, ?);
-- v2
SELECT lang, bio FROM profiles;
-- change
ALTER TABLE profiles ADD COLUMN bio varchar(300);
UPDATE profiles JOIN users ON users.id = profiles.user_id SET profiles.bio = users.bio;
ALTER TABLE users DROP COLUMN bio;
