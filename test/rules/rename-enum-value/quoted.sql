-- A quoted type in a schema, and a value with a quote.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TYPE app."Mood" AS ENUM ('so''so', 'good');
CREATE TABLE app.days (id bigint PRIMARY KEY, mood app."Mood");
-- file: db/queries/server.sql
SELECT id FROM app.days WHERE mood = 'so''so';
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE app."Mood" RENAME VALUE 'so''so' TO 'fair';
--             ^^^^^^ error rename-enum-value: v1.0.0 uses 'so'so' of app.Mood [db/queries/server.sql:1]
