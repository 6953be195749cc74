-- New files, repeatable ones and changelogs that grow are nobody's released text.
-- at: v1.3.0
-- file: db/migration/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/migration/R__view.sql
CREATE OR REPLACE VIEW people AS SELECT id FROM users;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migration/R__view.sql
CREATE OR REPLACE VIEW people AS SELECT id, email FROM users;
-- file: db/migration/V2__teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
