-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone text);
-- v1
SELECT phone FROM users;
-- change
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
