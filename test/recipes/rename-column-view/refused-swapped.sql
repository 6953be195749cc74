-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text, email text);
-- v1
SELECT id, mail, email FROM users;
-- v2
SELECT id, mail, email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO old_mail;
ALTER TABLE users RENAME COLUMN email TO mail;
