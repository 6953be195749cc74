-- v1 writes it, and reads it nowhere.
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, nickname text NOT NULL UNIQUE);
-- v1
INSERT INTO users (id, nickname) VALUES ($1, $2);
-- v2
INSERT INTO users (id) VALUES ($1);
-- change
ALTER TABLE users DROP COLUMN nickname;
