-- schema
CREATE TABLE users (id bigint PRIMARY KEY, bio text COLLATE "C", CONSTRAINT short_bio CHECK (length(bio) < 900));
CREATE INDEX users_bio ON users (lower(bio) text_pattern_ops DESC) WITH (fillfactor = 60) WHERE bio <> '';
ALTER TABLE users ALTER bio SET STATISTICS 500, ALTER bio SET STORAGE external;
CREATE STATISTICS users_together ON id, bio FROM users;
COMMENT ON COLUMN users.bio IS 'In their words';
COMMENT ON CONSTRAINT short_bio ON users IS 'Fits the page';
-- v1
SELECT bio FROM users WHERE id = $1;
INSERT INTO users (id, bio) VALUES ($1, $2);
-- v2
SELECT bio FROM profiles WHERE user_id = $1;
INSERT INTO users (id) VALUES ($1);
INSERT INTO profiles (user_id, bio) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio;
-- change
CREATE TABLE profiles (
  user_id bigint PRIMARY KEY REFERENCES users (id) ON UPDATE CASCADE ON DELETE CASCADE,
  bio text STORAGE external COMPRESSION pglz COLLATE "C"
) WITH (fillfactor = 80);
COMMENT ON TABLE profiles IS 'What users say';
CREATE STATISTICS profiles_together ON user_id, bio FROM profiles;
ALTER TABLE profiles ALTER bio SET STATISTICS 300;
ALTER TABLE profiles OWNER TO pg_monitor;
ALTER TABLE profiles REPLICA IDENTITY FULL;
COMMENT ON COLUMN profiles.bio IS 'In their words';
CREATE INDEX profiles_bio ON profiles (bio text_pattern_ops) WITH (fillfactor = 60);
INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
ALTER TABLE users DROP COLUMN bio;
