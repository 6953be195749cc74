-- A schema goes with a table that is read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA legacy;
CREATE TABLE legacy.notes (id bigint PRIMARY KEY);
CREATE TABLE legacy.marks (id bigint PRIMARY KEY);
CREATE SCHEMA spare;
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM legacy.notes;
-- now
-- file: db/migrations/002_release.sql
DROP SCHEMA legacy CASCADE;
--          ^^^^^^ error drop-schema: v1.0.0 still reads legacy.notes [db/queries/server.sql:1]
--          ^^^^^^ warning drop-cascade: CASCADE also drops the table legacy.notes and the table legacy.marks
DROP SCHEMA spare;
DROP SCHEMA never_seen;
--          ^^^^^^^^^^ warning drop-schema: v1.0.0 may still use never_seen: the migrations never create never_seen, so nothing is known of it
