-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT id, mail FROM users;
INSERT INTO users (id, mail) VALUES ($1, $2);
-- v2
SELECT id, mail FROM accounts;
-- change
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts SET (fillfactor = 90);
