-- schema
CREATE TABLE posts (id bigint PRIMARY KEY, tags text[]);
-- v1
SELECT tags FROM posts;
-- v2
SELECT tag FROM tags;
-- change
CREATE TABLE tags (post_id bigint REFERENCES posts (id) ON DELETE CASCADE, tag text);
INSERT INTO tags (post_id, tag) SELECT id, unnest(tags) FROM posts;
ALTER TABLE posts DROP COLUMN tags;
