-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { users: { traffic: hot }, shops: { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, user_id bigint CONSTRAINT visits_user REFERENCES users (id), shop_id bigint CONSTRAINT visits_shop REFERENCES shops (id), earlier bigint REFERENCES visits (id));
CREATE TABLE likes (user_id bigint REFERENCES users (id));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DROP TABLE likes;
--         ^^^^^ error foreign-keys-at-once: DROP TABLE blocks reads and writes of users as well, because its foreign keys lead there
--         ^^^^^ information drop-table: Nothing in v1.0.0 uses likes: searched 1 file with 1 query, all understood
CREATE TABLE notes (user_id bigint REFERENCES users (id), shop_id bigint REFERENCES shops (id));
--           ^^^^^ error foreign-keys-at-once: CREATE TABLE blocks writes to users and shops, all at once, because its foreign keys lead there
CREATE TABLE more (user_id bigint REFERENCES users (id));
