-- The unique key an upsert needs is widened
-- before
CREATE TABLE e (id bigint NOT NULL, tenant bigint NOT NULL);
CREATE UNIQUE INDEX e_id ON e (id);
-- v1
INSERT INTO e (id, tenant) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;
-- migration fires
DROP INDEX CONCURRENTLY e_id;
CREATE UNIQUE INDEX CONCURRENTLY e_id_tenant ON e (id, tenant);
-- migration silent
CREATE INDEX CONCURRENTLY e_id_tenant ON e (id, tenant);
