-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TABLE profiles (user_id bigint PRIMARY KEY, lang varchar(10), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id, bio FROM users;
INSERT INTO users (id, bio) VALUES (?, ?);
UPDATE users SET bio = ? WHERE id = ?;
INSERT INTO profiles (user_id, lang) VALUES (?, ?);
SELECT lang FROM profiles WHERE user_id = ?;
-- v2
SELECT id FROM users;
INSERT INTO users (id) VALUES (?);
INSERT INTO profiles (user_id, lang, bio) VALUES (?, ?, ?);
UPDATE profiles SET bio = ? WHERE user_id = ?;
SELECT lang, bio FROM profiles WHERE user_id = ?;
-- change
ALTER TABLE profiles ADD COLUMN bio varchar(300);
UPDATE profiles p JOIN users u ON p.user_id = u.id SET p.bio = u.bio;
ALTER TABLE users DROP COLUMN bio;
