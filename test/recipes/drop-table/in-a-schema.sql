-- schema
CREATE SCHEMA app;
CREATE TABLE app.sessions (id bigint PRIMARY KEY);
CREATE TABLE app.sessions_dropped (id bigint PRIMARY KEY);
-- v1
SELECT id FROM app.sessions;
-- v2
SELECT id FROM app.sessions_dropped;
-- change
DROP TABLE app.sessions;
