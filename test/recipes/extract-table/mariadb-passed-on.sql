-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TABLE imports (id bigint PRIMARY KEY, user_id bigint, bio varchar(300));
CREATE TRIGGER imports_taken AFTER INSERT ON imports FOR EACH ROW UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id;
-- v1
SELECT id, bio FROM users;
INSERT INTO imports (id, user_id, bio) VALUES (?, ?, ?);
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
