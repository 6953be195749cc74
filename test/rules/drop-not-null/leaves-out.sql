-- The new server leaves the column out.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL, note text);
-- file: db/queries/server.sql
SELECT phone FROM users;
INSERT INTO users (id, phone) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id) VALUES ($1);
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER phone DROP NOT NULL;
--                      ^^^^^ warning drop-not-null: The new server leaves users.phone NULL, and v1.0.0 reads it and never saw it empty [db/queries/server.sql:1 +1]
