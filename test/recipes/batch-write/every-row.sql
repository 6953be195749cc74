-- schema
CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- v1
SELECT state FROM users;
-- v2
SELECT state FROM users;
-- change
UPDATE users SET state = 'new';
