-- The previous server leaves the new column NULL, and NULLs don't repeat; where a default fills it, they do.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
INSERT INTO users (id) VALUES ($1);
-- now
-- file: db/migrations/002_unique.sql
ALTER TABLE users ADD COLUMN email text UNIQUE;
ALTER TABLE users ADD COLUMN code text;
CREATE UNIQUE INDEX CONCURRENTLY users_code_key ON users (code);
ALTER TABLE users ADD COLUMN slot int DEFAULT 0;
CREATE UNIQUE INDEX CONCURRENTLY users_slot_key ON users (slot);
--                               ^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (slot): each row it inserts gets the same slot, unless the default makes a new one [db/queries/users.sql:1]
--                               ^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat slot make this fail
