-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), bio varchar(300));
-- v1
SELECT id, bio FROM users;
UPDATE users SET bio = ? WHERE id = ?;
-- v2
SELECT bio FROM profiles;
INSERT INTO profiles (user_id, bio) SELECT id, ? FROM users WHERE mail = ?;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
