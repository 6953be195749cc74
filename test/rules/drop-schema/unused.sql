-- Nobody reads what is in it; an empty one; one of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA legacy;
CREATE TABLE legacy.notes (id bigint PRIMARY KEY);
CREATE TABLE legacy.marks (id bigint PRIMARY KEY);
CREATE SCHEMA spare;
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP SCHEMA legacy CASCADE;
--          ^^^^^^ warning drop-cascade: CASCADE also drops the table legacy.notes and the table legacy.marks
--          ^^^^^^ information drop-schema: Nothing in v1.0.0 uses legacy.notes and legacy.marks: searched 1 file with 1 query, all understood
DROP SCHEMA IF EXISTS spare;
CREATE SCHEMA passing;
CREATE TABLE passing.t (id bigint);
DROP SCHEMA passing CASCADE;
--          ^^^^^^^ information drop-cascade: CASCADE would drop whatever needs passing; the migrations know of nothing that does
