-- Made and dropped in one release; never there; created.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE EXTENSION pgcrypto;
CREATE EXTENSION "uuid-ossp";
CREATE TABLE users (id bigint PRIMARY KEY, secret text);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
CREATE EXTENSION IF NOT EXISTS unaccent;
DROP EXTENSION unaccent;
DROP EXTENSION IF EXISTS hstore;
