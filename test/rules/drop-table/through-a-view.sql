-- The server reads the view that goes with the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW people AS SELECT id FROM users;
-- file: db/queries/people.sql
SELECT id FROM people;
-- now
-- file: db/queries/people.sql
SELECT 1;
-- file: db/migrations/002_tidy.sql
DROP TABLE users CASCADE;
--         ^^^^^ error drop-table: v1.0.0 still reads users through the view people [db/queries/people.sql:1]
--         ^^^^^ warning drop-cascade: CASCADE also drops the view people
