-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, CONSTRAINT of_author FOREIGN KEY (author) REFERENCES users ON DELETE SET DEFAULT ON UPDATE CASCADE DEFERRABLE);
COMMENT ON CONSTRAINT of_author ON posts IS 'Who wrote it';
-- v1
DELETE FROM users WHERE id = $1;
INSERT INTO posts (id, author) VALUES ($1, $2);
-- v2
DELETE FROM users WHERE id = $1;
-- change
ALTER TABLE posts DROP CONSTRAINT of_author;
