-- Forms of one migration for several engines are no duplicates; two migrations are.
-- at: v1.0.0
-- file: db/migrations/20260101000000_start.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, name text);
-- file: db/migrations/20260101000000_start.down.sql
DROP TABLE users;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/20260102000000_mail_idx.autocommit.up.sql
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_mail ON users (mail);
-- file: db/migrations/20260102000000_mail_idx.postgres.autocommit.up.sql
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_mail ON users (mail);
-- file: db/migrations/20260103000000_name_idx.up.sql
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- file: db/migrations/20260103000000_note.up.sql
ALTER TABLE users ADD COLUMN note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-version: 20260103000000_note has the same version as 20260103000000_name_idx: golang-migrate knows a migration by its version, and takes one of them only, or none
