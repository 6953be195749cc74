-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE sessions (id bigint PRIMARY KEY, user_id bigint, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT of_user ON sessions IS 'Whose it is';
ALTER TABLE sessions OWNER TO pg_monitor;
ALTER TABLE sessions ALTER user_id SET STATISTICS 300;
CREATE STATISTICS sessions_together ON id, user_id FROM sessions;
-- v1
SELECT user_id FROM sessions WHERE id = $1;
INSERT INTO sessions (id, user_id) VALUES ($1, $2);
-- v2
SELECT id FROM users;
-- change
DROP TABLE sessions;
