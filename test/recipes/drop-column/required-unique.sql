-- schema
CREATE TABLE users (id bigint PRIMARY KEY, nickname text NOT NULL UNIQUE);
-- v1
SELECT nickname FROM users;
INSERT INTO users (id, nickname) VALUES ($1, $2) ON CONFLICT (nickname) DO NOTHING;
-- v2
INSERT INTO users (id, nickname) VALUES ($1, $2);
-- v3
INSERT INTO users (id) VALUES ($1);
-- change
ALTER TABLE users DROP COLUMN nickname;
