-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TABLE log (user_id bigint, bio varchar(300));
CREATE TRIGGER users_logged AFTER UPDATE ON users FOR EACH ROW INSERT INTO log (user_id, bio) VALUES (NEW.id, NEW.bio);
-- v1
SELECT id, bio FROM users;
UPDATE users SET bio = ? WHERE id = ?;
-- v2
SELECT bio FROM profiles;
UPDATE profiles SET bio = ? WHERE user_id = ?;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
