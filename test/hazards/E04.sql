-- A cast that some values may not survive
-- before
CREATE TABLE items (id bigint PRIMARY KEY, v text);
-- migration fires
SET lock_timeout = '2s';
ALTER TABLE items ALTER COLUMN v TYPE int USING v::int;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE items ADD COLUMN v_number int;
