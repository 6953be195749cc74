-- split: src/main/resources/db/changelog/002_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: src/main/resources/db/changelog/db.changelog-master.yaml
databaseChangeLog:
  - include:
      file: 001_users.sql
      relativeToChangelogFile: true
-- file: src/main/resources/db/changelog/001_users.sql
--liquibase formatted sql

--changeset a:1
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
--rollback DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: src/main/resources/db/changelog/db.changelog-master.yaml
databaseChangeLog:
  - include:
      file: 001_users.sql
      relativeToChangelogFile: true
  - include:
      file: 002_email.sql
      relativeToChangelogFile: true
-- file: src/main/resources/db/changelog/002_email.sql
--liquibase formatted sql

--changeset a:2
ALTER TABLE users RENAME COLUMN mail TO email;
--rollback ALTER TABLE users RENAME COLUMN email TO mail;
