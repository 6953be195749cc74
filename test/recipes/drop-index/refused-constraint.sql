-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
-- v1
SELECT email FROM users;
-- change
DROP INDEX users_email_key;
