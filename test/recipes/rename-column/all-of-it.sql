-- schema
CREATE TABLE users (
  id bigint PRIMARY KEY,
  mail text NOT NULL COLLATE "C",
  place int,
  CONSTRAINT one_mail UNIQUE (mail, place) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT short_mail CHECK (length(mail) < 500)
);
CREATE INDEX users_mail ON users (lower(mail) text_pattern_ops, mail DESC NULLS LAST) INCLUDE (place) WITH (fillfactor = 60);
ALTER TABLE users ALTER mail SET STATISTICS 500, ALTER mail SET STORAGE external, ALTER mail SET (n_distinct = -1);
CREATE STATISTICS users_together ON place, mail, (length(mail)) FROM users;
CREATE PUBLICATION told FOR TABLE users (id, mail) WHERE (id > 0);
COMMENT ON COLUMN users.mail IS 'Where to write';
COMMENT ON CONSTRAINT one_mail ON users IS 'Each once';
COMMENT ON INDEX users_mail IS 'For sign-in';
-- v1
SELECT id, mail FROM users WHERE mail = $1;
INSERT INTO users (id, mail) VALUES ($1, $2);
-- v2
SELECT id, email FROM users WHERE email = $1;
INSERT INTO users (id, email) VALUES ($1, $2);
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
