-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
-- v1
SELECT id, mail FROM users;
UPDATE users SET mail = $2 WHERE id = $1;
-- v2
INSERT INTO accounts (id, mail) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT one_mail DO NOTHING;
-- change
ALTER TABLE users RENAME TO accounts;
