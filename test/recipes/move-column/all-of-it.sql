-- schema
CREATE TABLE users (id bigint PRIMARY KEY, tenant int, bio text, CONSTRAINT one_bio UNIQUE (tenant, bio) WITH (fillfactor = 70), CONSTRAINT short_bio CHECK (length(bio) < 900));
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE, seen date);
CREATE INDEX users_bio ON users (lower(bio) text_pattern_ops DESC) WITH (fillfactor = 60) WHERE bio <> '';
ALTER TABLE users ALTER bio SET STATISTICS 500, ALTER bio SET STORAGE external, ALTER bio SET (n_distinct = -1);
CREATE STATISTICS users_together ON tenant, bio FROM users;
COMMENT ON COLUMN users.bio IS 'In their words';
COMMENT ON INDEX users_bio IS 'For the search';
COMMENT ON CONSTRAINT one_bio ON users IS 'Own words';
-- v1
SELECT bio FROM users WHERE id = $1;
INSERT INTO users (id, bio) VALUES ($1, $2);
-- v2
SELECT p.bio FROM profiles p WHERE p.user_id = $1;
INSERT INTO users (id) VALUES ($1);
INSERT INTO profiles (user_id, bio) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio;
-- change
ALTER TABLE profiles ADD COLUMN bio text;
UPDATE profiles SET bio = users.bio FROM users WHERE users.id = profiles.user_id;
ALTER TABLE users DROP COLUMN bio;
