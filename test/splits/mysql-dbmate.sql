-- split: db/migrations/20250201000000_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES (1, 2, 3, 4);
-- file: db/migrations/20250101000000_users.sql
-- migrate:up
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), note varchar(100), org bigint);

-- migrate:down
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES (1, 2, 3, 4);
-- file: db/migrations/20250201000000_email.sql
-- migrate:up
ALTER TABLE users RENAME COLUMN mail TO email;

-- migrate:down
ALTER TABLE users RENAME COLUMN email TO mail;
