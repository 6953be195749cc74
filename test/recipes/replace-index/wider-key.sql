-- schema
CREATE TABLE users (id bigint PRIMARY KEY, tenant bigint, email text);
CREATE UNIQUE INDEX users_email ON users (email);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING;
-- v2
INSERT INTO users (id, tenant, email) VALUES ($1, $2, $3) ON CONFLICT (tenant, email) DO NOTHING;
-- change
DROP INDEX users_email;
CREATE UNIQUE INDEX users_email ON users (tenant, email);
