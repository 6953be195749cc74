-- Nobody uses it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP TYPE mood;
--        ^^^^ information drop-type: Nothing in v1.0.0 uses mood: searched 1 file with 1 query, all understood
