-- A trigger function can be called by nobody.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION note();
