-- at: v1.0.0
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migration/V1.1__teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migration/R__views.sql
CREATE OR REPLACE VIEW v AS SELECT id FROM users;
-- file: db/migration/V1.1.0__c.sql
CREATE TABLE c (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-version: V1.1.0__c.sql has the same version as V1.1__teams.sql: Flyway knows a migration by its version, and takes one of them only, or none
-- file: db/migration/V1.2__a.sql
CREATE TABLE a (id bigint PRIMARY KEY);
-- file: db/migration/V1_2__b.sql
CREATE TABLE b (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-version: V1_2__b.sql has the same version as V1.2__a.sql: Flyway knows a migration by its version, and takes one of them only, or none
