-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author_fkey REFERENCES users);
-- v1
SELECT author FROM posts;
-- v2
SELECT author FROM posts;
-- change
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
DELETE FROM users WHERE id < 10;
