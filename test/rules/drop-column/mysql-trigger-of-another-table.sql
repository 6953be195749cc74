-- The trigger of another table that names the column goes before it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, bio varchar(300), mail varchar(300));
CREATE TABLE profiles (user_id bigint PRIMARY KEY, bio varchar(300));
CREATE TRIGGER written AFTER UPDATE ON profiles FOR EACH ROW UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id;
CREATE TRIGGER stays AFTER INSERT ON profiles FOR EACH ROW UPDATE users SET mail = NULL WHERE id = NEW.user_id;
-- file: db/queries/server.sql
SELECT id FROM users;
UPDATE profiles SET bio = ? WHERE user_id = ?;
-- now
-- file: db/migrations/002_release.sql
DROP TRIGGER written;
ALTER TABLE users DROP COLUMN bio;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.bio: searched 1 file with 2 queries, all understood
ALTER TABLE users DROP COLUMN mail;
--                            ^^^^ warning drop-column: v1.0.0 may still use users.mail: the trigger stays on profiles names mail
