-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app.events (id int, day int) PARTITION BY RANGE (day);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (0) TO (100);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE app.events RENAME TO happenings;
--              ^^^^^^ information rename-table: Nothing in v1.0.0 uses app.events: searched 1 file with 1 query, all understood
ALTER TABLE app.happenings ALTER COLUMN id TYPE bigint;
--                                      ^^ error rewrite-table: Changing app.happenings.id to bigint writes all of app.happenings again, while nobody can read or write it
--                                      ^^ information change-column-type: Nothing in v1.0.0 uses app.events.id: searched 1 file with 1 query, all understood
