-- schema
CREATE DOMAIN mail AS varchar(200) CONSTRAINT has_at CHECK (value LIKE '%@%');
ALTER DOMAIN mail OWNER TO pg_monitor;
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT mail::mail FROM users;
-- v2
SELECT mail FROM users;
-- change
DROP DOMAIN mail;
