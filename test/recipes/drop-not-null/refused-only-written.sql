-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);
-- v1
INSERT INTO users (id, phone) VALUES ($1, $2);
UPDATE users SET phone = $2 WHERE id = $1;
-- change
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
