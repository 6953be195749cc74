-- Nothing is known of the servers.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = name WHERE full_name IS NULL;
--     ^^^^^ warning backfill-without-sync: v1.0.0 may still use users.name: no query was found in the code of v1.0.0, so nothing tells what it uses; nothing copies that to users.full_name, and the new server may use it
