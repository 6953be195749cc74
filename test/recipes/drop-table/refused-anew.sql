-- schema
CREATE TABLE sessions (id int PRIMARY KEY);
-- v1
SELECT id FROM sessions;
-- change
DROP TABLE sessions;
CREATE TABLE sessions (id bigint PRIMARY KEY);
