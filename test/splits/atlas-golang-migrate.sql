-- split: migrations/000002_email.up.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/atlas.sum
h1:abc=
-- file: migrations/000001_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- file: migrations/000001_users.down.sql
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/000002_email.up.sql
ALTER TABLE users RENAME COLUMN mail TO email;
-- file: migrations/000002_email.down.sql
ALTER TABLE users RENAME COLUMN email TO mail;
