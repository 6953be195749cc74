-- schema
CREATE TABLE sessions (id bigint PRIMARY KEY);
-- v1
SELECT id FROM sessions;
-- v2
DELETE FROM sessions WHERE id = $1;
-- change
DROP TABLE sessions;
