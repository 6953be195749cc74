-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
-- v1
INSERT INTO users (id, mail) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT one_mail DO NOTHING;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
