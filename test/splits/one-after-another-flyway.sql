-- split: db/migration/V3__note.sql
-- split: db/migration/V2__email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- file: db/migration/U1__users.sql
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migration/V2__email.sql
ALTER TABLE users RENAME COLUMN mail TO email;
-- file: db/migration/U2__email.sql
ALTER TABLE users RENAME COLUMN email TO mail;
-- file: db/migration/V3__note.sql
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
-- file: db/migration/U3__note.sql
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
