-- TRUNCATE of a table in use
-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
-- v1
SELECT token FROM sessions WHERE id = $1;
-- migration fires
TRUNCATE sessions;
-- migration silent
DELETE FROM sessions WHERE id BETWEEN 1 AND 1000;
