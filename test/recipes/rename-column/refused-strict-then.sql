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
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
