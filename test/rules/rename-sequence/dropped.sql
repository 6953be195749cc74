-- Dropped.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SEQUENCE numbers;
-- file: db/queries/server.sql
SELECT nextval('public.numbers');
-- now
-- file: db/migrations/002_release.sql
DROP SEQUENCE numbers;
--            ^^^^^^^ error rename-sequence: v1.0.0 still names numbers [db/queries/server.sql:1]
