-- The columns that refer to it stay as they are.
-- schema
CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, CHECK (id > 0));
CREATE TABLE logins (user_id int REFERENCES users (id));
-- v1
INSERT INTO users (name) VALUES ($1);
-- v2
INSERT INTO users (name) VALUES ($1);
-- change
ALTER TABLE users ALTER COLUMN id TYPE bigint;
