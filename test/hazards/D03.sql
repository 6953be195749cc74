-- DELETE or UPDATE without a WHERE, or with one that is always true
-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
-- migration fires
DELETE FROM sessions WHERE true;
-- migration silent
DELETE FROM sessions WHERE id = 1;
