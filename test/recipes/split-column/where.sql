-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT mail FROM users;
-- v2
SELECT address FROM users WHERE address = $1;
-- change
ALTER TABLE users ADD COLUMN address text;
UPDATE users SET address = mail WHERE mail IS NOT NULL AND address IS NULL;
ALTER TABLE users DROP COLUMN mail;
