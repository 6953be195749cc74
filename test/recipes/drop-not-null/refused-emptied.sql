-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);
-- v1
SELECT phone FROM users;
-- v2
SELECT phone FROM users;
-- change
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
UPDATE users SET phone = NULL WHERE phone = '';
