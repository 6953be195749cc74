-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
-- v1
SELECT id FROM users;
-- change
CREATE TABLE mails (id bigint PRIMARY KEY);
ALTER TABLE mails RENAME TO addresses;
