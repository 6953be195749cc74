-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
CREATE TABLE others (id bigint PRIMARY KEY, mail text);
-- v1
INSERT INTO users SELECT * FROM others;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
