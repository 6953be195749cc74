-- split: db/migration/V2__email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES (1, 2, 3, 4);
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), note varchar(100), org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES (1, 2, 3, 4);
-- file: db/migration/V2__email.sql
ALTER TABLE users RENAME COLUMN mail TO email;
