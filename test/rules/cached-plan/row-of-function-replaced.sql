-- Compiled anew, as it is replaced in the same release; or the row is not what is given back.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 10 }
-- file: db/migrations/001_start.sql
CREATE TABLE e (id int PRIMARY KEY, v text);
CREATE TABLE f (id int PRIMARY KEY, v text);
CREATE FUNCTION fr() RETURNS e LANGUAGE plpgsql AS $$ DECLARE r e; BEGIN SELECT id, v INTO r FROM e WHERE id = 1; RETURN r; END $$;
CREATE FUNCTION one() RETURNS text LANGUAGE plpgsql AS $$ DECLARE r f; BEGIN SELECT id, v INTO r FROM f WHERE id = 1; RETURN r.v; END $$;
CREATE FUNCTION two() RETURNS f LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN SELECT * INTO r FROM f WHERE id = 1; RETURN r; END $$;
CREATE FUNCTION three() RETURNS SETOF f LANGUAGE sql AS $$ SELECT * FROM f $$;
-- file: db/queries/server.sql
SELECT fr(), one(), two(), three();
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE e ADD COLUMN z int;
CREATE OR REPLACE FUNCTION fr() RETURNS e LANGUAGE plpgsql AS $$ DECLARE r e; BEGIN SELECT * INTO r FROM e WHERE id = 1; RETURN r; END $$;
ALTER TABLE f ADD COLUMN z int;
