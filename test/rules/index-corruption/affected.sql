-- Up to 14.3.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 14.2 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE INDEX orders_old ON orders (old);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY orders_state ON orders (state);
--                        ^^^^^^^^^^^^ error index-corruption: CREATE INDEX CONCURRENTLY on PostgreSQL 14.2 can leave rows out of the index, silently
REINDEX INDEX CONCURRENTLY orders_old;
--                         ^^^^^^^^^^ error index-corruption: REINDEX CONCURRENTLY on PostgreSQL 14.2 can leave rows out of the index, silently
