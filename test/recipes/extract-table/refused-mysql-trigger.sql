-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TRIGGER users_tidy BEFORE UPDATE ON users FOR EACH ROW SET NEW.bio = TRIM(NEW.bio);
-- v1
SELECT id, bio FROM users;
UPDATE users SET bio = ? WHERE id = ?;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
