-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users ON DELETE CASCADE);
-- v1
DELETE FROM users WHERE id = $1;
-- v2
DELETE FROM posts WHERE author = $1;
DELETE FROM users WHERE id = $1;
-- change
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
