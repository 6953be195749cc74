-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE sessions (id bigint AUTO_INCREMENT PRIMARY KEY, user_id bigint, CONSTRAINT session_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id FROM sessions;
-- v2
SELECT id FROM users;
-- change
DROP TABLE sessions;
