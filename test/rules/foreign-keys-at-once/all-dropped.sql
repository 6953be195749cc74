-- What is dropped as well has nobody waiting for it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, user_id bigint CONSTRAINT visits_user REFERENCES users (id), shop_id bigint CONSTRAINT visits_shop REFERENCES shops (id), earlier bigint REFERENCES visits (id));
CREATE TABLE toys (id bigint PRIMARY KEY);
CREATE TABLE pets (toy bigint REFERENCES toys (id), owner bigint REFERENCES users (id));
CREATE TABLE likes (user_id bigint REFERENCES users (id));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DROP TABLE pets;
--         ^^^^ information drop-table: Nothing in v1.0.0 uses pets: searched 1 file with 1 query, all understood
DROP TABLE toys;
--         ^^^^ information drop-table: Nothing in v1.0.0 uses toys: searched 1 file with 1 query, all understood
DROP TABLE users, shops, visits, likes;
--         ^^^^^ information drop-table: Nothing in v1.0.0 uses users: searched 1 file with 1 query, all understood
--                ^^^^^ information drop-table: Nothing in v1.0.0 uses shops: searched 1 file with 1 query, all understood
--                       ^^^^^^ information drop-table: Nothing in v1.0.0 uses visits: searched 1 file with 1 query, all understood
--                               ^^^^^ information drop-table: Nothing in v1.0.0 uses likes: searched 1 file with 1 query, all understood
