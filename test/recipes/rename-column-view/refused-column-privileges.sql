-- schema
CREATE TABLE users (id bigint PRIMARY KEY, "M m" text);
GRANT SELECT (id, "M m") ON users TO "the app";
-- v1
SELECT id, "M m" FROM users;
-- v2
SELECT id, mail FROM users;
-- change
ALTER TABLE users RENAME COLUMN "M m" TO mail;
