-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE);
-- v1
DELETE FROM users WHERE id = ?;
-- v2
DELETE FROM posts WHERE author = ?;
DELETE FROM users WHERE id = ?;
-- change
ALTER TABLE posts DROP FOREIGN KEY posts_author;
