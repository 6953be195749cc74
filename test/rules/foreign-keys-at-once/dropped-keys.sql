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
ALTER TABLE visits DROP CONSTRAINT visits_user, DROP CONSTRAINT visits_shop;
--                                 ^^^^^^^^^^^ warning drop-constraint: Without visits_user, visits.user_id can name rows that users does not have
--                                 ^^^^^^^^^^^ warning foreign-keys-at-once: Dropping these foreign keys blocks reads and writes of users and shops, all at once
--                                                              ^^^^^^^^^^^ warning drop-constraint: Without visits_shop, visits.shop_id can name rows that shops does not have
