-- A CHECK and NOT NULL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
-- file: db/migrations/001_start.sql
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);
CREATE TABLE cold (id bigint PRIMARY KEY, totals amount[]);
CREATE DOMAIN alone AS text;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0);
--           ^^^^^^ warning domain-constraint: This blocks writes to orders while all its rows are read
ALTER DOMAIN amount SET NOT NULL;
--           ^^^^^^ warning domain-constraint: This blocks writes to orders while all its rows are read
