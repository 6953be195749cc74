-- NOT VALID, a domain nothing uses, a new table, other actions.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);
CREATE TABLE cold (id bigint PRIMARY KEY, totals amount[]);
CREATE DOMAIN alone AS text;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN alone ADD CONSTRAINT filled CHECK (VALUE <> '');
CREATE TABLE mine (id bigint PRIMARY KEY, a alone);
ALTER DOMAIN alone SET NOT NULL;
ALTER DOMAIN amount DROP NOT NULL;
ALTER DOMAIN amount SET DEFAULT 1;
