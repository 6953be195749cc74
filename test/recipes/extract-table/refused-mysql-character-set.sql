-- engine: mysql 8.0
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300)) DEFAULT CHARSET=utf8mb4;
-- v1
SELECT id, bio FROM users;
-- v2
SELECT bio FROM profiles;
-- change
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300), CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) DEFAULT CHARSET=latin1;
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
