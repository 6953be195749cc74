-- Old and new never overlap.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
deploy: { strategy: recreate }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW people AS SELECT id FROM users;
-- file: db/queries/users.sql
SELECT id FROM people;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_view.sql
DROP VIEW people;
--        ^^^^^^ warning drop-view: v1.0.0 still reads people. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
