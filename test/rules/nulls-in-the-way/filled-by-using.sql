-- The change of type says what NULL becomes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE grants (id bigint PRIMARY KEY, scope text, note text, kind text);
-- file: db/queries/server.sql
SELECT id FROM grants;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE grants
  ALTER COLUMN scope TYPE jsonb USING (CASE WHEN scope IS NULL OR scope = '' THEN '[]'::jsonb ELSE to_jsonb(scope) END),
  ALTER COLUMN scope SET NOT NULL;
ALTER TABLE grants ALTER COLUMN note TYPE varchar(20) USING coalesce(note, ''), ALTER COLUMN note SET NOT NULL;
ALTER TABLE grants ALTER COLUMN kind TYPE varchar(20) USING left(kind, 20), ALTER COLUMN kind SET NOT NULL;
--                                                                                       ^^^^ warning nulls-in-the-way: A row with NULL in grants.kind makes this fail, and nothing in the release fills it before
