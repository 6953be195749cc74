-- schema
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL DEFAULT '-');
-- v1
SELECT * FROM users;
-- v2
SELECT coalesce(phone, '-') FROM users;
-- change
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
