-- DROP NOT NULL, and the new server writes NULL at once
-- before
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);
-- v1
INSERT INTO users (id, phone) VALUES ($1, $2);
SELECT id, phone FROM users;
-- v2 fires
INSERT INTO users (id, phone) VALUES ($1, NULL);
SELECT id, phone FROM users;
-- migration
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
