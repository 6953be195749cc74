-- schema
CREATE TABLE posts (id bigint PRIMARY KEY, title text, tags text[]);
-- v1
SELECT id, title, tags FROM posts;
INSERT INTO posts (id, title, tags) VALUES ($1, $2, $3);
-- v2
SELECT p.id, t.tag FROM posts p LEFT JOIN tags t ON t.post_id = p.id;
INSERT INTO tags (post_id, pos, tag) VALUES ($1, $2, $3);
-- change
CREATE TABLE tags (post_id bigint REFERENCES posts (id) ON DELETE CASCADE, pos int, tag text, PRIMARY KEY (post_id, pos));
INSERT INTO tags (post_id, pos, tag) SELECT p.id, u.pos, u.tag FROM posts p, unnest(p.tags) WITH ORDINALITY AS u (tag, pos);
ALTER TABLE posts DROP COLUMN tags;
