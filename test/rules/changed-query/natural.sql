-- A NATURAL JOIN by one more column; by one less.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY, x int);
CREATE TABLE b (id bigint PRIMARY KEY, y int);
CREATE TABLE c (id bigint PRIMARY KEY, y int);
-- file: db/queries/server.sql
SELECT a.x FROM a NATURAL JOIN b;
SELECT b.id FROM b NATURAL JOIN c;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE a ADD COLUMN y int;
--                       ^ error changed-query: v1.0.0 still runs a query that goes on and means something else: its NATURAL JOIN also joins by y then, and finds other rows [db/queries/server.sql:1]
ALTER TABLE c DROP COLUMN y;
--                        ^ error changed-query: v1.0.0 still runs a query that goes on and means something else: its NATURAL JOIN no longer joins by y then, and finds other rows [db/queries/server.sql:2]
