-- A unique index over rows that may repeat already
-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- migration fires
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- migration silent
CREATE TABLE names (email text);
CREATE UNIQUE INDEX names_email_key ON names (email);
