-- engine: mysql 8.4
-- schema
CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY, team_id bigint, CONSTRAINT users_team FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE SET NULL);
CREATE TABLE profiles (user_id bigint PRIMARY KEY, CONSTRAINT profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
-- v1
SELECT id, team_id FROM users;
UPDATE users SET team_id = ? WHERE id = ?;
INSERT INTO profiles (user_id) VALUES (?);
-- v2
SELECT user_id, team_id FROM profiles;
-- change
ALTER TABLE profiles ADD COLUMN team_id bigint;
UPDATE users u INNER JOIN profiles p ON u.id = p.user_id SET p.team_id = u.team_id;
ALTER TABLE users DROP COLUMN team_id;
