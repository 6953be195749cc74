-- Whether the rows pass can not be told.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
SELECT body FROM notes;
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning row-security: v1.0.0 may see fewer rows of notes, unless it connects as the table's owner: it uses the table, and whether the policies let its rows pass can't be told [db/queries/server.sql:1 +1]
CREATE POLICY p ON notes USING (body <> current_setting('app.secret'));
