-- Replaced, dropped with its column or table, made in this release, contracted.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, team bigint);
CREATE TABLE posts (id bigint PRIMARY KEY, state text, author bigint CONSTRAINT posts_author REFERENCES users (id), CONSTRAINT posts_state CHECK (state IN ('a', 'b')));
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint CONSTRAINT notes_author REFERENCES users (id));
CREATE TABLE marks (id bigint PRIMARY KEY, author bigint CONSTRAINT marks_author REFERENCES users (id));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_replace.sql
SET lock_timeout = '2s';
ALTER TABLE posts DROP CONSTRAINT posts_author;
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) ON DELETE SET NULL NOT VALID;
ALTER TABLE posts DROP CONSTRAINT posts_state, ADD CONSTRAINT posts_state CHECK (state IN ('a', 'b', 'c')) NOT VALID;
ALTER TABLE notes DROP CONSTRAINT notes_author, DROP COLUMN author;
--                                                          ^^^^^^ information drop-column: Nothing in v1.0.0 uses notes.author: searched 1 file with 1 query, all understood
CREATE TABLE tries (id bigint PRIMARY KEY, author bigint CONSTRAINT tries_author REFERENCES users (id));
ALTER TABLE tries DROP CONSTRAINT tries_author;
ALTER TABLE posts DROP CONSTRAINT IF EXISTS never_there;
-- file: db/migrations/003_contract.sql
-- bellows: phase=contract
ALTER TABLE marks DROP CONSTRAINT marks_author;
