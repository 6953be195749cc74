-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT id, mail FROM users;
INSERT INTO users (id, mail) VALUES ($1, $2);
-- v2
SELECT id, email FROM users;
INSERT INTO users (id, email) VALUES ($1, $2);
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
COMMENT ON COLUMN users.email IS 'Where to write';
ALTER TABLE users ALTER email SET STATISTICS 300;
