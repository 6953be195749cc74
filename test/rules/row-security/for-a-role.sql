-- A policy for some roles lets their rows pass; whether the server connects as one of them is not known.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
CREATE TABLE drafts (id bigint PRIMARY KEY, body text);
CREATE TABLE plans (id bigint PRIMARY KEY, body text);
ALTER TABLE plans ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_plans ON plans USING (true);
-- file: db/queries/server.sql
SELECT body FROM notes;
SELECT body FROM drafts;
SELECT body FROM plans;
-- now
-- file: db/migrations/002_release.sql
CREATE POLICY staff_notes ON notes TO staff USING (true);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning row-security: v1.0.0 may see fewer rows of notes, unless it connects as the table's owner: it uses the table, and whether the policies let its rows pass can't be told [db/queries/server.sql:1]
CREATE POLICY all_drafts ON drafts TO public USING (true);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER POLICY all_plans ON plans TO staff;
--           ^^^^^^^^^ warning row-security: v1.0.0 may see fewer rows of plans, unless it connects as the table's owner: it uses the table, and whether the policies let its rows pass can't be told [db/queries/server.sql:3]
