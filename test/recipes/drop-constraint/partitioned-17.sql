-- engine: postgresql 17
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint, author bigint CONSTRAINT posts_author REFERENCES users) PARTITION BY RANGE (id);
-- v1
SELECT author FROM posts;
-- v2
SELECT author FROM posts;
-- change
ALTER TABLE posts DROP CONSTRAINT posts_author;
