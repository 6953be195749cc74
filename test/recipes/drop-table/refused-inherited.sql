-- schema
CREATE TABLE events (id bigint);
CREATE TABLE logins () INHERITS (events);
-- v1
SELECT id FROM events;
-- change
DROP TABLE events CASCADE;
