-- schema
CREATE TABLE posts (id bigint PRIMARY KEY, tags text[]);
-- v1
SELECT tags FROM posts;
-- v2
SELECT tag FROM tags;
-- change
CREATE TABLE tags (post_id bigint REFERENCES posts (id) ON DELETE CASCADE, pos int, tag text);
INSERT INTO tags (post_id, pos, tag) SELECT p.id, u.pos, u.tag FROM posts p, unnest(p.tags) WITH ORDINALITY AS u (tag, pos);
ALTER TABLE posts DROP COLUMN tags;
