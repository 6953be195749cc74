-- schema
CREATE TABLE events (id bigint PRIMARY KEY, at date);
CREATE TABLE logins (ip text) INHERITS (events);
-- v1
SELECT id FROM events;
-- v2
SELECT id FROM ONLY happenings;
-- change
ALTER TABLE events RENAME TO happenings;
