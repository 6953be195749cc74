-- A database of MySQL is a schema.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP DATABASE IF EXISTS scratch;
DROP DATABASE app;
--            ^^^ warning drop-schema: v1.0.0 may still use app: the migrations never create app, so nothing is known of it
