-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text);
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text); CREATE TABLE log (user_id bigint, lang text); CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log SELECT NEW.*; RETURN NEW; END $$; CREATE TRIGGER logged AFTER INSERT ON profiles FOR EACH ROW EXECUTE FUNCTION logged();
-- v1
SELECT u.bio, p.lang FROM users u JOIN profiles p ON p.user_id = u.id;
-- v2
SELECT p.bio, p.lang FROM profiles p;
-- change
ALTER TABLE profiles ADD COLUMN bio text;
UPDATE profiles SET bio = users.bio FROM users WHERE profiles.user_id = users.id;
ALTER TABLE users DROP COLUMN bio;
