-- It goes with its table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE logs (id bigserial PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
DROP SEQUENCE logs_id_seq CASCADE;
DROP TABLE logs;
