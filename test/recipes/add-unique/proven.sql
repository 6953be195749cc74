-- One of the columns is unique already.
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE, tenant int);
-- v1
INSERT INTO users (id, email, tenant) VALUES ($1, $2, $3);
-- v2
INSERT INTO users (id, email, tenant) VALUES ($1, $2, $3) ON CONFLICT (tenant, email) DO NOTHING;
-- change
ALTER TABLE users ADD CONSTRAINT users_tenant_email UNIQUE (tenant, email);
