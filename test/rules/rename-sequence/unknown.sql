-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SEQUENCE numbers;
-- now
-- file: db/migrations/002_release.sql
DROP SEQUENCE IF EXISTS numbers;
--                      ^^^^^^^ warning rename-sequence: v1.0.0 may still use numbers: no query was found in the code of v1.0.0, so nothing tells what it uses
