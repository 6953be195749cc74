-- Flyway refuses it.
-- at: v1.0.0
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migration/V1.10__teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migration/V1.9__late.sql
CREATE TABLE late (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error out-of-order: V1.9__late.sql is new and comes before V1.10__teams.sql, which was released: Flyway refuses to go on where that has run
-- file: db/migration/V1.11__next.sql
CREATE TABLE next (id bigint PRIMARY KEY);
