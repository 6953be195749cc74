-- schema
CREATE TABLE sessions (id bigint PRIMARY KEY, seen int);
-- v1
SELECT seen FROM sessions;
-- v2
SELECT seen FROM sessions;
-- change
ALTER TABLE sessions ADD COLUMN seen_tmp bigint;
UPDATE sessions SET seen_tmp = seen::bigint;
ALTER TABLE sessions DROP COLUMN seen;
ALTER TABLE sessions RENAME COLUMN seen_tmp TO seen;
