-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
ALTER TABLE users OWNER TO pg_monitor;
ALTER TABLE users ALTER mail SET STATISTICS 500;
CREATE STATISTICS users_together ON id, mail FROM users;
COMMENT ON TABLE users IS 'Who may sign in';
-- v1
SELECT id, mail FROM users;
-- v2
SELECT id, mail FROM accounts;
-- change
ALTER TABLE users RENAME TO accounts;
