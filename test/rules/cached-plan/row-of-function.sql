-- Up to PostgreSQL 10 a session keeps the row a function gives back as it was when it first called it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 10 }
-- file: db/migrations/001_start.sql
CREATE SCHEMA shop;
CREATE TABLE e (id int PRIMARY KEY, v text, w int NOT NULL DEFAULT 0);
CREATE TABLE shop."Items" (id int PRIMARY KEY, v text);
CREATE TABLE logs (id int PRIMARY KEY, v text);
CREATE TABLE apart (id int PRIMARY KEY, v text);
CREATE FUNCTION fr() RETURNS e LANGUAGE plpgsql AS $$ DECLARE r e; BEGIN SELECT id, v, w INTO r FROM e WHERE id = 1; RETURN r; END $$;
CREATE FUNCTION items() RETURNS SETOF shop."Items" LANGUAGE plpgsql AS $$
DECLARE
  n int := 0; -- r apart
  "R" shop."Items"%ROWTYPE;
BEGIN
  FOR "R" IN SELECT * FROM shop."Items" LOOP RETURN NEXT "R"; END LOOP;
END $$;
CREATE FUNCTION all_items() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM items() $$;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE r logs%ROWTYPE; BEGIN r := NEW; r.v := 'new'; RETURN r; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON logs FOR EACH ROW EXECUTE PROCEDURE stamp();
CREATE FUNCTION uncalled() RETURNS apart LANGUAGE plpgsql AS $$ DECLARE r apart; BEGIN RETURN r; END $$;
-- file: db/queries/server.sql
SELECT fr();
SELECT all_items();
INSERT INTO logs (id) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE e ADD COLUMN z int, ADD COLUMN y int;
--                       ^ warning cached-plan: v1.0.0 runs fr, which fails then on each connection that called it before: PostgreSQL 10 keeps the row of e that it gives back as it was [db/queries/server.sql:1]
ALTER TABLE shop."Items" ADD COLUMN z int;
--                                  ^ warning cached-plan: v1.0.0 runs items, which fails then on each connection that called it before: PostgreSQL 10 keeps the row of shop.Items that it gives back as it was [db/queries/server.sql:2]
ALTER TABLE logs ADD COLUMN z int;
--                          ^ warning cached-plan: v1.0.0 runs stamp, which fails then on each connection that called it before: PostgreSQL 10 keeps the row of logs that it gives back as it was [db/queries/server.sql:3]
ALTER TABLE apart ADD COLUMN z int;
