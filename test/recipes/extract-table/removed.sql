-- schema
CREATE TABLE users (id bigint PRIMARY KEY, avatar text);
-- v1
SELECT id, avatar FROM users;
UPDATE users SET avatar = $2 WHERE id = $1;
-- v2
SELECT u.id, a.avatar FROM users u LEFT JOIN avatars a ON a.user_id = u.id;
DELETE FROM avatars WHERE user_id = $1;
-- change
CREATE TABLE avatars (user_id bigint PRIMARY KEY, avatar text NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO avatars (user_id, avatar) SELECT id, avatar FROM users WHERE avatar IS NOT NULL;
ALTER TABLE users DROP COLUMN avatar;
