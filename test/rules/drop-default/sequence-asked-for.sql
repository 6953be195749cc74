-- A function of the server that only looks at a table puts no row into it; one that is not known may.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id serial, body text);
CREATE TABLE plans (id serial, body text);
-- file: db/queries/server.sql
SELECT currval(pg_get_serial_sequence('notes', 'id'));
SELECT fill_table('plans');
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ALTER COLUMN id DROP DEFAULT;
ALTER TABLE plans ALTER COLUMN id DROP DEFAULT;
--                             ^^ warning drop-default: v1.0.0 may insert into plans without id, which has no default then: a query hands plans to a function as a string [db/queries/server.sql:2]
