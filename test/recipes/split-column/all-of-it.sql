-- schema
CREATE TABLE users (
  id bigint PRIMARY KEY,
  tenant int NOT NULL,
  mail varchar(80) COLLATE "C" NOT NULL,
  CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT (tenant, mail) INCLUDE (id) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT short_mail CHECK (length(mail) < 70)
);
CREATE INDEX users_mail ON users (lower(mail) text_pattern_ops, tenant) WITH (fillfactor = 60);
CREATE UNIQUE INDEX users_told ON users (mail, id);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_told;
ALTER TABLE users ALTER mail SET STATISTICS 500, ALTER mail SET STORAGE external, ALTER mail SET COMPRESSION pglz, ALTER mail SET (n_distinct = -1);
CREATE STATISTICS users_together ON tenant, mail FROM users;
ALTER STATISTICS users_together SET STATISTICS 60;
COMMENT ON COLUMN users.mail IS 'Where to write';
COMMENT ON CONSTRAINT one_mail ON users IS 'Each once';
COMMENT ON INDEX users_mail IS 'For sign-in';
ALTER TABLE users CLUSTER ON users_mail;
-- v1
SELECT mail FROM users WHERE id = $1;
INSERT INTO users (id, tenant, mail) VALUES ($1, $2, $3);
-- v2
SELECT email FROM users WHERE id = $1;
INSERT INTO users (id, tenant, email) VALUES ($1, $2, $3);
-- change
ALTER TABLE users ADD COLUMN email varchar(80) STORAGE external COMPRESSION pglz COLLATE "C";
ALTER TABLE users ALTER email SET STATISTICS 800;
COMMENT ON COLUMN users.email IS 'Where to write to';
UPDATE users SET email = mail;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
ALTER TABLE users DROP COLUMN mail;
