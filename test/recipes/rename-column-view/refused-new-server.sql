-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
-- v1
SELECT mail FROM users;
-- v2
TRUNCATE users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
