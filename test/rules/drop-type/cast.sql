-- A query casts to it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE mood AS ENUM ('good', 'bad');
-- file: db/queries/server.sql
SELECT 'good'::mood;
-- now
-- file: db/migrations/002_release.sql
DROP TYPE mood;
--        ^^^^ error drop-type: v1.0.0 still casts to mood [db/queries/server.sql:1]
