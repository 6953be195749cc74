-- Nobody said which 14.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 14 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY orders_state ON orders (state);
