-- schema
CREATE TABLE sessions (id bigint PRIMARY KEY);
CREATE VIEW ids AS SELECT id FROM sessions;
-- v1
SELECT id FROM ids;
-- change
DROP TABLE sessions;
