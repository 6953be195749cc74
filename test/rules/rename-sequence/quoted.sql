-- Quoted, in a schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA s;
CREATE SEQUENCE s."Numbers";
-- file: db/queries/server.sql
SELECT nextval('s."Numbers"');
-- now
-- file: db/migrations/002_release.sql
ALTER SEQUENCE s."Numbers" RENAME TO n;
--               ^^^^^^^^^ error rename-sequence: v1.0.0 still names s.Numbers [db/queries/server.sql:1]
