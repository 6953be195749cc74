-- An index that is not unique refuses nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
INSERT INTO users (id, email) VALUES ($1, $2);
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
