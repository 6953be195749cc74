-- DROP INDEX of an index that a constraint stands on
-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text, CONSTRAINT users_email_key UNIQUE (email));
-- migration fires
DROP INDEX users_email_key;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE users DROP CONSTRAINT users_email_key;
