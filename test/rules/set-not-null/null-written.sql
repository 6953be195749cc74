-- A literal NULL, by INSERT and by UPDATE.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY, note text DEFAULT '');
CREATE TABLE b (id bigint PRIMARY KEY, note text DEFAULT '');
-- file: db/queries/all.sql
INSERT INTO a (id, note) VALUES ($1, NULL);
UPDATE b SET note = NULL WHERE id = $1;
-- now
-- file: db/queries/all.sql
SELECT 1;
-- file: db/migrations/002_required.sql
ALTER TABLE a ALTER COLUMN note SET NOT NULL;
--                         ^^^^ error set-not-null: v1.0.0 writes NULL to a.note [db/queries/all.sql:1]
--                         ^^^^ warning nulls-in-the-way: A row with NULL in a.note makes this fail, and nothing in the release fills it before
--                         ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of a while all of its rows are read
ALTER TABLE b ALTER COLUMN note SET NOT NULL;
--                         ^^^^ error set-not-null: v1.0.0 writes NULL to b.note [db/queries/all.sql:2]
--                         ^^^^ warning nulls-in-the-way: A row with NULL in b.note makes this fail, and nothing in the release fills it before
--                         ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of b while all of its rows are read
