-- Keys to keys; a table of this release holds nobody's rows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE TABLE comments (id bigint PRIMARY KEY, post bigint REFERENCES posts (id));
CREATE TABLE "Leaf" (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_empty.sql
TRUNCATE users CASCADE;
--       ^^^^^ warning truncate-cascade: TRUNCATE users CASCADE also empties posts and comments
TRUNCATE posts, users RESTART IDENTITY CASCADE;
--       ^^^^^ warning truncate-cascade: TRUNCATE posts and users CASCADE also empties comments
TRUNCATE "Leaf" CASCADE;
--       ^^^^^^ information truncate-cascade: TRUNCATE Leaf CASCADE also empties whatever has a foreign key to it; the migrations know of nothing that does
