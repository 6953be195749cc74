-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text, born date);
CREATE TABLE profiles (id bigint PRIMARY KEY AUTO_INCREMENT, user_id bigint NOT NULL UNIQUE, CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id, bio, born FROM users;
INSERT INTO users (id, bio, born) VALUES (?, ?, ?);
UPDATE users SET bio = ? WHERE id = ?;
-- v2
SELECT users.id, profiles.bio, profiles.born FROM users LEFT JOIN profiles ON profiles.user_id = users.id;
INSERT INTO users (id) VALUES (?);
INSERT INTO profiles (user_id, bio, born) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE bio = VALUES(bio), born = VALUES(born);
-- change
ALTER TABLE profiles ADD COLUMN bio text, ADD COLUMN born date;
UPDATE profiles, users SET profiles.bio = users.bio, profiles.born = users.born WHERE users.id = profiles.user_id;
ALTER TABLE users DROP COLUMN bio, DROP COLUMN born;
