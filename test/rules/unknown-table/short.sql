-- Short work, tables the release makes, rows that are picked, and the server's own tables.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
ALTER TABLE users ADD COLUMN mail text;
-- file: db/queries/server.sql
SELECT 1;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY users_mail ON users (mail);
ALTER TABLE users ADD CONSTRAINT users_age CHECK (age > 0) NOT VALID;
ALTER TABLE users ADD COLUMN age int DEFAULT 0;
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;
UPDATE users SET age = 0 WHERE id = 1;
CREATE TABLE app.notes (id bigint PRIMARY KEY, body text);
CREATE INDEX notes_body ON app.notes (body);
UPDATE pg_catalog.pg_class SET relname = 'x';
