-- Wider than needed, another length, a domain, and a type that follows in the same release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE DOMAIN id AS bigint;
CREATE TABLE users (id int PRIMARY KEY, code varchar(10) UNIQUE, big id UNIQUE);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_keys.sql
CREATE TABLE posts (author bigint REFERENCES users (id), code text REFERENCES users (code), big bigint REFERENCES users (big));
CREATE TABLE marks (author smallint REFERENCES users (id));
ALTER TABLE marks ALTER COLUMN author TYPE int;
