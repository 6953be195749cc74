-- schema
CREATE TABLE users (id bigint PRIMARY KEY, token uuid, found boolean);
-- v1
SELECT token FROM users;
-- v2
SELECT token FROM users;
-- change
UPDATE users SET token = gen_random_uuid() WHERE token IS NULL AND found IS NULL;
