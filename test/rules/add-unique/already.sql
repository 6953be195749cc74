-- Unique over fewer columns already: nothing new is asked.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE, tenant bigint);
-- file: db/queries/users.sql
INSERT INTO users (id, email, tenant) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_unique.sql
CREATE UNIQUE INDEX CONCURRENTLY users_tenant_email ON users (tenant, email);
