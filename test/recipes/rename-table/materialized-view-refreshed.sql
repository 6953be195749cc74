-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
CREATE MATERIALIZED VIEW mails AS SELECT id, mail FROM users;
-- v1
SELECT mail FROM mails;
-- v2
SELECT mail FROM addresses;
REFRESH MATERIALIZED VIEW addresses;
-- change
ALTER MATERIALIZED VIEW mails RENAME TO addresses;
