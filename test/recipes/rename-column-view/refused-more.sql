-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
-- v1
SELECT mail FROM users;
-- v2
SELECT email, note FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users ADD COLUMN note text;
