-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE "Sessions" (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), token text);
CREATE TABLE visits (id bigint PRIMARY KEY, session_id bigint CONSTRAINT visit_session REFERENCES "Sessions" (id) ON UPDATE CASCADE);
CREATE VIEW tokens AS SELECT token FROM "Sessions";
CREATE MATERIALIZED VIEW lengths AS SELECT length(token) AS length FROM tokens;
-- v1
SELECT token FROM tokens;
-- v2
SELECT id FROM visits;
-- change
DROP TABLE IF EXISTS "Sessions" CASCADE;
