-- A dropped column leaves a sub-select to the query around it: the old DELETE removes every row
-- before
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE tmp_keys (id bigint, x int);
-- v1 fires
DELETE FROM e WHERE id IN (SELECT id FROM tmp_keys);
-- v1 silent
DELETE FROM e WHERE id IN (SELECT k.id FROM tmp_keys k);
-- migration
ALTER TABLE tmp_keys DROP COLUMN id;
-- also: drop-column: it fails, which is loud enough
