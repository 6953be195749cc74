-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
-- v1
TRUNCATE users;
-- v2
SELECT id, mail FROM accounts TABLESAMPLE SYSTEM (1);
-- change
ALTER TABLE users RENAME TO accounts;
