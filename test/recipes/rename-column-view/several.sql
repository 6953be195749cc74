-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE, full_name text);
-- v1
SELECT id, mail, full_name FROM users;
-- v2
SELECT id, email, name FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME COLUMN full_name TO name;
ALTER TABLE users RENAME CONSTRAINT one_mail TO one_email;
COMMENT ON COLUMN users.email IS 'Checked';
