-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, bio varchar(300), name varchar(100));
-- v1
SELECT id, bio, name FROM users;
INSERT INTO users (bio, name) VALUES (?, ?);
-- v2
SELECT users.id, name, profiles.bio FROM users LEFT JOIN profiles ON profiles.user_id = users.id;
INSERT INTO users (name) VALUES (?);
INSERT INTO profiles (user_id, bio) VALUES (?, ?) ON DUPLICATE KEY UPDATE bio = VALUES(bio);
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
