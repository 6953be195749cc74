-- Renamed: that is said of the rename.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, mail text);
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ error rename-column: v1.0.0 still writes users.name [db/queries/server.sql:1]
