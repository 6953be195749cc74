-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
-- v1
SELECT id, bio FROM users;
INSERT INTO users (id, bio) VALUES (?, ?);
-- v2
SELECT users.id, bios.bio FROM users LEFT JOIN bios ON bios.user_id = users.id;
INSERT INTO users (id) VALUES (?);
INSERT INTO bios (user_id, bio) VALUES (?, ?) ON DUPLICATE KEY UPDATE bio = VALUES(bio);
DELETE FROM bios WHERE user_id = ?;
-- change
CREATE TABLE bios (id bigint PRIMARY KEY AUTO_INCREMENT, user_id bigint NOT NULL, bio varchar(300) NOT NULL, UNIQUE KEY bios_user (user_id), CONSTRAINT bios_user_key FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO bios (user_id, bio) SELECT id, bio FROM users WHERE bio IS NOT NULL;
ALTER TABLE users DROP COLUMN bio;
