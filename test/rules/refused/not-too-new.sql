-- The same, and the server has it all.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE events (at date NOT NULL, user_id bigint) PARTITION BY RANGE (at);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
SET lock_timeout = '2s';
ALTER TABLE events ADD CONSTRAINT events_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_name_set NOT NULL name NOT VALID;
ALTER TABLE users ADD COLUMN short text GENERATED ALWAYS AS (left(name, 3)) VIRTUAL;
ALTER TABLE users SET ACCESS METHOD heap;
ALTER TABLE users ALTER COLUMN name SET COMPRESSION lz4;
CREATE VIEW seen WITH (security_invoker = true) AS SELECT id FROM users;
MERGE INTO users u USING (VALUES (1, 'x')) v (id, name) ON u.id = v.id WHEN MATCHED THEN UPDATE SET name = v.name;
