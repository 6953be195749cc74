-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2);
-- v2
INSERT INTO users (id, email) VALUES ($1, lower($2));
-- v3
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING;
-- change
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
