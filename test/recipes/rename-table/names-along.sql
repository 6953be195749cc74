-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT users_mail_key UNIQUE);
-- v1
SELECT id, mail FROM users;
-- v2
SELECT id, mail FROM accounts;
-- change
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts RENAME CONSTRAINT users_mail_key TO accounts_mail_key;
COMMENT ON TABLE accounts IS 'Who may sign in';
