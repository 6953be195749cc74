-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE bookings (room int, during int4range);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE bookings ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);
--                                  ^^^^^ warning index-build: Adding the exclusion constraint apart blocks reads and writes of bookings until its index is built
CREATE TABLE stays (room int, during int4range, EXCLUDE USING gist (during WITH &&));
ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&);
