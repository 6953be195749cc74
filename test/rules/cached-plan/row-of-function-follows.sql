-- From PostgreSQL 11 on, a function follows the rows of its tables.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 11 }
-- file: db/migrations/001_start.sql
CREATE TABLE e (id int PRIMARY KEY, v text, w int NOT NULL DEFAULT 0);
CREATE FUNCTION fr() RETURNS e LANGUAGE plpgsql AS $$ DECLARE r e; BEGIN SELECT id, v, w INTO r FROM e WHERE id = 1; RETURN r; END $$;
-- file: db/queries/server.sql
SELECT fr();
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE e ADD COLUMN z int;
