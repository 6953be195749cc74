-- Views over views, keys of other tables, a computed column; what comes back, or is dropped by name, is no loss.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, "Name" text, upper_name text GENERATED ALWAYS AS (upper("Name")) STORED);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author REFERENCES users (id));
CREATE VIEW writers AS SELECT u.id FROM users u JOIN posts p ON p.author = u.id;
CREATE MATERIALIZED VIEW top_writers AS SELECT id FROM writers;
CREATE SCHEMA stats;
CREATE TABLE stats.days (day date PRIMARY KEY);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE moods (id bigint PRIMARY KEY, mood mood);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER posts_stamp BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION stamp();
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN "Name" CASCADE;
--                            ^^^^^^ information drop-cascade: CASCADE would drop whatever needs users.Name; the migrations know of nothing that does
DROP FUNCTION stamp() CASCADE;
--            ^^^^^ warning drop-cascade: CASCADE also drops the trigger posts_stamp of posts
DROP TABLE users CASCADE;
--         ^^^^^ warning drop-cascade: CASCADE also drops the foreign key posts_author of posts, the view writers and the materialized view top_writers
--         ^^^^^ information drop-table: Nothing in v1.0.0 uses users: searched 1 file with 1 query, all understood
DROP SCHEMA stats CASCADE;
--          ^^^^^ warning drop-cascade: CASCADE also drops the table stats.days
DROP TYPE mood CASCADE;
--        ^^^^ warning drop-cascade: CASCADE also drops the column moods.mood
