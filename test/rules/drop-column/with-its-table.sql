-- The table goes as a whole: that is said where it goes, once.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
-- file: db/queries/sessions.sql
SELECT token FROM sessions;
-- now
-- file: db/queries/sessions.sql
SELECT 1;
-- file: db/migrations/002_tidy.sql
ALTER TABLE sessions DROP COLUMN token;
DROP TABLE sessions;
--         ^^^^^^^^ error drop-table: v1.0.0 still reads sessions [db/queries/sessions.sql:1]
