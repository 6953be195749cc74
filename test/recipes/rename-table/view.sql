-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
CREATE VIEW mails AS SELECT id, mail FROM users WHERE mail IS NOT NULL;
-- v1
SELECT mail FROM mails;
-- v2
SELECT mail FROM addresses;
-- change
ALTER VIEW mails RENAME TO addresses;
