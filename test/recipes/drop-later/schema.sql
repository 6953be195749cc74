-- schema
CREATE SCHEMA legacy;
CREATE TABLE legacy.users (id bigint PRIMARY KEY, mail text);
CREATE VIEW legacy.mails AS SELECT mail FROM legacy.users;
-- v1
SELECT mail FROM legacy.mails;
-- v2
SELECT 1;
-- change
DROP SCHEMA legacy CASCADE;
