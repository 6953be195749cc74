-- split: db/migrations/002_email.sql
-- split: db/migrations/003_note.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migrations/002_email.sql
ALTER TABLE users RENAME COLUMN mail TO email;
-- file: db/migrations/003_note.sql
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
