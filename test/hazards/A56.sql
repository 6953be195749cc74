-- An extension is dropped
-- before
CREATE EXTENSION pg_trgm;
CREATE TABLE t (id bigint PRIMARY KEY, name text);
-- v1
SELECT id FROM t WHERE similarity(name, $1) > 0.4;
-- migration fires
DROP EXTENSION pg_trgm CASCADE;
-- migration silent
CREATE EXTENSION IF NOT EXISTS pg_trgm;
