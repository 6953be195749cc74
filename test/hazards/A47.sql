-- A json column under SELECT DISTINCT *
-- before
CREATE TABLE e (id bigint PRIMARY KEY);
-- v1
SELECT DISTINCT * FROM e;
-- migration fires
ALTER TABLE e ADD COLUMN meta json;
-- migration silent
ALTER TABLE e ADD COLUMN meta jsonb;
