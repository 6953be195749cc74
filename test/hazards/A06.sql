-- Drop a table
-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
CREATE TABLE users (id bigint PRIMARY KEY);
-- v1 fires
INSERT INTO sessions (id, token) VALUES ($1, $2);
-- v1 silent
SELECT id FROM users;
-- migration
DROP TABLE sessions;
