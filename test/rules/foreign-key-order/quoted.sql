-- Names in quotes, in a schema; keys that change.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app."User" ("Id" bigint PRIMARY KEY);
CREATE TABLE app."Note" (id bigint PRIMARY KEY, "userId" bigint);
-- file: db/queries/server.sql
UPDATE app."User" SET "Id" = $1 WHERE "Id" = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE app."Note" ADD CONSTRAINT k FOREIGN KEY ("userId") REFERENCES app."User" ("Id") ON DELETE CASCADE NOT VALID;
--                                    ^ warning foreign-key-order: v1.0.0 changes keys of app.User: rows of app.Note that refer to it stop that [db/queries/server.sql:1]
