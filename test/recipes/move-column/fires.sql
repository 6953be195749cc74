-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text);
CREATE FUNCTION heard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER on_user AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION heard();
CREATE TRIGGER on_profile AFTER INSERT OR UPDATE ON profiles FOR EACH ROW WHEN (NEW.lang IS NOT NULL) EXECUTE FUNCTION heard();
-- v1
SELECT bio FROM users;
INSERT INTO profiles (user_id, lang) VALUES ($1, $2);
-- v2
SELECT bio FROM profiles;
-- change
ALTER TABLE profiles ADD COLUMN bio text;
UPDATE profiles SET bio = users.bio FROM users WHERE profiles.user_id = users.id;
ALTER TABLE users DROP COLUMN bio;
