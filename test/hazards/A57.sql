-- A schema is dropped
-- before
CREATE SCHEMA legacy;
CREATE TABLE legacy.notes (id bigint PRIMARY KEY);
-- v1
SELECT id FROM legacy.notes;
-- migration fires
DROP SCHEMA legacy CASCADE;
-- migration silent
CREATE SCHEMA reporting;
