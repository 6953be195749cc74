-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE sessions (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE, token text UNIQUE);
-- v1
SELECT token FROM sessions WHERE user_id = $1;
INSERT INTO sessions (user_id, token) VALUES ($1, $2);
-- v2
DELETE FROM users WHERE id = $1;
-- change
DROP TABLE sessions;
