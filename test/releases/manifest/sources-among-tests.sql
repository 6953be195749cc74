-- A file the manifest lists counts wherever it lies.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
sources: [{ queries: tests/queries/*.sql }]
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: tests/queries/users.sql
SELECT id, email FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.email [tests/queries/users.sql:1]
