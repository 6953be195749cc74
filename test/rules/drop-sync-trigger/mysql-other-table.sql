-- By which row of another table a trigger looks is not where its value comes from.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300));
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300));
CREATE TRIGGER fetched BEFORE INSERT ON profiles FOR EACH ROW SET NEW.bio = (SELECT users.bio FROM users WHERE users.id = NEW.user_id);
-- file: db/queries/server.sql
INSERT INTO profiles (user_id, bio) VALUES (?, ?);
SELECT bio FROM profiles WHERE user_id = ?;
-- now
-- file: db/migrations/002_release.sql
DROP TRIGGER fetched;
