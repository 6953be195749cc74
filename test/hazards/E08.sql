-- Name something that does not exist at that point of the history
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- migration fires
ALTER TABLE usres ADD COLUMN x int;
-- migration silent
ALTER TABLE users ADD COLUMN x int;
