-- A new migration without a way down where the others have one
-- manifest
  migrations: db/flyway
-- released: db/flyway/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- released: db/flyway/U1__users.sql
DROP TABLE users;
-- file: db/flyway/V5__teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/flyway/U5__teams.sql silent
DROP TABLE teams;
