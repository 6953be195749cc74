-- All small.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { rows: 10 }, cold: { traffic: cold } } }
-- file: db/migrations/001_start.sql
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);
CREATE TABLE cold (id bigint PRIMARY KEY, totals amount[]);
CREATE DOMAIN alone AS text;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER DOMAIN amount ADD CHECK (VALUE > 0);
--           ^^^^^^ information domain-constraint: This blocks writes to orders while all its rows are read
