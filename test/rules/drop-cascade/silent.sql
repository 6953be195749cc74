-- New in the release; missing anyway; dropped by name as well; made again afterwards.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author REFERENCES users (id));
CREATE VIEW names AS SELECT name FROM users;
CREATE VIEW short_names AS SELECT left(name, 1) AS name FROM names;
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_tidy.sql
CREATE TABLE tries (id bigint PRIMARY KEY);
CREATE VIEW tried AS SELECT id FROM tries;
DROP TABLE tries CASCADE;
DROP TABLE IF EXISTS never_there CASCADE;
DROP VIEW IF EXISTS names CASCADE;
CREATE VIEW names AS SELECT name, id FROM users;
CREATE VIEW short_names AS SELECT left(name, 1) AS name FROM names;
DROP TABLE posts RESTRICT;
--         ^^^^^ information drop-table: Nothing in v1.0.0 uses posts: searched 1 file with 1 query, all understood
