-- schema
CREATE TABLE users (id bigint PRIMARY KEY, nickname text NOT NULL);
-- v1
SELECT nickname FROM users;
INSERT INTO users (id, nickname) VALUES ($1, $2);
-- v2
SELECT id FROM users;
INSERT INTO users (id) VALUES ($1);
-- change
ALTER TABLE users DROP COLUMN nickname;
