-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE mood AS ENUM ('good', 'bad');
-- now
-- file: db/migrations/002_release.sql
DROP TYPE mood;
--        ^^^^ warning drop-type: v1.0.0 may still use mood: no query was found in the code of v1.0.0, so nothing tells what it uses
