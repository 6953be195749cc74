-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, user_id bigint CONSTRAINT visits_user REFERENCES users (id), shop_id bigint CONSTRAINT visits_shop REFERENCES shops (id), earlier bigint REFERENCES visits (id));
CREATE TABLE likes (user_id bigint REFERENCES users (id));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE visits DROP CONSTRAINT visits_user;
ALTER TABLE visits DROP CONSTRAINT visits_shop;
DROP TABLE visits;
--         ^^^^^^ information drop-table: Nothing in v1.0.0 uses visits: searched 1 file with 1 query, all understood
