-- schema
CREATE TYPE vote_show AS ENUM ('Show', 'Hide');
CREATE TABLE users (id bigint PRIMARY KEY, show_votes boolean);
-- v1
SELECT show_votes FROM users;
-- change
ALTER TABLE users ALTER COLUMN show_votes TYPE vote_show USING CASE show_votes WHEN FALSE THEN 'Hide' ELSE 'Show' END::vote_show;
