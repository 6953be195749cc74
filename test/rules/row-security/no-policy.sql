-- No policy lets a row pass.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
SELECT body FROM notes;
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning row-security: v1.0.0 still reads and inserts into notes; no policy lets a row pass then, unless it connects as the table's owner [db/queries/server.sql:1 +1]
