-- schema
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
CREATE VIEW latest AS SELECT *, title AS headline FROM posts;
ALTER TABLE posts ADD COLUMN headline text;
-- v1
SELECT id, headline FROM latest;
-- v2
SELECT id, title FROM posts;
-- change
DROP VIEW latest;
