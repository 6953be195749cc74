-- A timestamp gets a time zone
-- before
CREATE TABLE t (id bigint PRIMARY KEY, ts timestamp);
-- v1
SELECT ts FROM t WHERE id = $1;
-- migration fires
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- migration silent
ALTER TABLE t ADD COLUMN ts_tz timestamptz;
