-- Old and new never overlap: only the way back is barred.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
deploy: { strategy: recreate }
-- file: db/migrations/001_start.sql
CREATE TABLE sessions (id bigint PRIMARY KEY);
-- file: db/queries/sessions.sql
SELECT id FROM sessions;
-- now
-- file: db/queries/sessions.sql
SELECT 1;
-- file: db/migrations/002_tidy.sql
DROP TABLE sessions;
--         ^^^^^^^^ warning drop-table: v1.0.0 still reads sessions. After this you can't go back to v1.0.0 [db/queries/sessions.sql:1]
