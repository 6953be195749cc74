-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL, CONSTRAINT one_mail UNIQUE (mail) DEFERRABLE);
ALTER TABLE users OWNER TO pg_monitor;
ALTER TABLE users ALTER mail SET STATISTICS 500, ALTER mail SET STORAGE external;
CREATE STATISTICS users_together ON id, mail FROM users;
CREATE PUBLICATION all_users FOR TABLE users (id, mail);
COMMENT ON COLUMN users.mail IS 'Where to write';
-- v1
SELECT id, mail FROM users WHERE mail = $1;
-- v2
SELECT id, email FROM users WHERE email = $1;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
