-- A rule does something besides.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
DELETE FROM events WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
CREATE RULE note AS ON DELETE TO events DO ALSO INSERT INTO audit VALUES (now(), 'gone');
