-- Flyway was told to run it.
-- at: v1.0.0
-- file: flyway.conf
flyway.outOfOrder=true
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migration/V3__teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migration/V2__late.sql
CREATE TABLE late (id bigint PRIMARY KEY);
