-- The new server is up before its migrations: what it uses of them is not there yet.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
deploy: { order: code-first }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
SELECT id, email FROM users;
-- now
-- file: db/queries/users.sql
SELECT id, email, phone FROM users;
-- file: db/migrations/002_more.sql
ALTER TABLE users ADD COLUMN phone text;
--                           ^^^^^ error deployed-too-early: The new server is deployed before this migration, and uses users.phone, which is not there yet [db/queries/users.sql:1]
ALTER TABLE users ADD COLUMN later text;
CREATE TABLE notes (id bigint PRIMARY KEY);
