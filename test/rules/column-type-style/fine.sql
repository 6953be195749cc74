-- What to take instead.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE t (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a text,
  b varchar,
  c timestamptz,
  d numeric(12, 2),
  g jsonb,
  h time,
  i uuid
);
ALTER TABLE users ADD COLUMN seen timestamptz;
