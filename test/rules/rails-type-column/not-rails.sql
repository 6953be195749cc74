-- No Ruby names the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE vehicles (id bigint PRIMARY KEY, kind text);
CREATE TABLE boats (id bigint PRIMARY KEY, "type" text);
-- file: db/queries/server.sql
SELECT id FROM vehicles;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE vehicles ADD COLUMN type text;
