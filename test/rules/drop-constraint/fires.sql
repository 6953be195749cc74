-- What ON DELETE did is named; a check shows what it asked for.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, "Weight" int, CONSTRAINT "Posts_fk" FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE, CONSTRAINT posts_weight CHECK ("Weight" > 0));
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint CONSTRAINT notes_author REFERENCES users (id));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_loosen.sql
ALTER TABLE posts DROP CONSTRAINT "Posts_fk", DROP CONSTRAINT posts_weight;
--                                ^^^^^^^^^^ warning drop-constraint: Without Posts_fk, posts.author can name rows that users does not have; rows of posts are no longer deleted with their row of users
--                                                            ^^^^^^^^^^^^ warning drop-constraint: Without posts_weight, rows of posts are no longer checked ("Weight" > 0)
ALTER TABLE ONLY notes DROP CONSTRAINT IF EXISTS notes_author;
--                                               ^^^^^^^^^^^^ warning drop-constraint: Without notes_author, notes.author can name rows that users does not have
