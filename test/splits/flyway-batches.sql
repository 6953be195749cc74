-- split: db/migration/V2__fill.sql
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
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migration/V2__fill.sql
UPDATE users SET note = 'none' WHERE note IS NULL;
