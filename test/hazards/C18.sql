-- A table that no tool copies online is copied by the server
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE pets (id bigint PRIMARY KEY, age smallint, owner_id bigint, FOREIGN KEY (owner_id) REFERENCES users (id));
-- migration fires
ALTER TABLE pets MODIFY age bigint;
-- migration silent
ALTER TABLE pets ADD COLUMN x int;
