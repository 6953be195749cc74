-- schema
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- v1
SELECT nickname FROM users;
-- v2
SELECT id FROM users;
-- change
ALTER TABLE users DROP COLUMN IF EXISTS nickname;
