-- PostgreSQL 18 knows NOT NULL by a name.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text CONSTRAINT "must Call" NOT NULL);
-- file: db/queries/server.sql
SELECT phone FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users DROP CONSTRAINT "must Call";
--                                ^^^^^^^^^^^ warning drop-not-null: The new server leaves users.phone NULL, and v1.0.0 reads it and never saw it empty [db/queries/server.sql:2 +1]
-- file: db/queries/server.sql
SELECT phone FROM users;
INSERT INTO users (id) VALUES ($1);
