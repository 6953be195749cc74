-- A small table, one of this release, a view of no rows, no table at all.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { rows: 200 } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE mine (id bigint PRIMARY KEY);
CREATE TABLE a AS SELECT id FROM orders;
CREATE TABLE b AS SELECT id FROM mine;
CREATE TABLE c AS SELECT 1 AS one;
CREATE VIEW d AS SELECT id FROM orders;
