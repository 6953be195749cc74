-- engine: postgresql 14
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
-- v1
SELECT mail FROM users;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
