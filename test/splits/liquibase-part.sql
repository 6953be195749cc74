-- split: db/changelog/002_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: db/changelog/001_users.sql
--liquibase formatted sql

--changeset a:1
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
--rollback DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: db/changelog/002_email.sql
--liquibase formatted sql

--changeset a:2
CREATE TABLE audit (id bigint PRIMARY KEY);
ALTER TABLE users DROP COLUMN mail;
--rollback ALTER TABLE users ADD COLUMN mail text;
--rollback DROP TABLE audit;
