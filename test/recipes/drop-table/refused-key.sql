-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE sessions (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
-- v1
DELETE FROM sessions WHERE user_id = $1;
DELETE FROM users WHERE id = $1;
-- v2
DELETE FROM users WHERE id = $1;
-- change
DROP TABLE sessions;
