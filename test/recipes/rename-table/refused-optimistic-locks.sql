-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
UPDATE users SET mail = $2 WHERE id = $1 AND xmin = $3;
-- v2
UPDATE accounts SET mail = $2 WHERE id = $1 AND xmin = $3;
-- change
ALTER TABLE users RENAME TO accounts;
