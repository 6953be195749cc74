-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT id, mail FROM users;
-- change
ALTER TABLE users RENAME TO old_users;
CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL);
