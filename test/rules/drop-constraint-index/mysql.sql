-- A foreign key needs an index that starts with its columns, on both sides.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, day date, KEY posts_author (author), CONSTRAINT posts_fk FOREIGN KEY (author) REFERENCES users (id));
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint, day date, KEY notes_author (author), KEY notes_day (author, day), CONSTRAINT notes_fk FOREIGN KEY (author) REFERENCES users (id));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_drop.sql
DROP INDEX posts_author ON posts;
--         ^^^^^^^^^^^^ error drop-constraint-index: The foreign key posts_fk of posts needs the index posts_author: the server refuses to drop it
DROP INDEX notes_author ON notes;
