-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300), meta json);
CREATE TABLE profiles (user_id bigint PRIMARY KEY, lang varchar(10), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id, bio, meta FROM users;
INSERT INTO profiles (user_id, lang) VALUES (?, ?);
-- v2
SELECT lang, bio, meta FROM profiles;
INSERT INTO profiles (user_id, lang, bio, meta) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE bio = VALUES(bio);
-- change
ALTER TABLE profiles ADD COLUMN bio varchar(300), ADD COLUMN meta json;
UPDATE profiles p SET bio = (SELECT bio FROM users u WHERE u.id = p.user_id), meta = (SELECT u.meta FROM users u WHERE u.id = p.user_id);
ALTER TABLE users DROP COLUMN bio, DROP COLUMN meta;
