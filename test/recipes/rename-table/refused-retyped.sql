-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(20));
-- v1
SELECT id, mail FROM users;
-- v2
SELECT id, mail FROM accounts;
-- change
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts ALTER COLUMN mail TYPE text;
