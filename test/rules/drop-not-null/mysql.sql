-- MODIFY without NOT NULL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone varchar(20) NOT NULL);
-- file: db/queries/server.sql
SELECT phone FROM users;
INSERT INTO users (id, phone) VALUES (?, ?);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id, phone) VALUES (?, NULL);
-- file: db/migrations/002_release.sql
ALTER TABLE users MODIFY phone varchar(20);
--                       ^^^^^ warning drop-not-null: The new server writes NULL to users.phone, and v1.0.0 reads it and never saw it empty [db/queries/server.sql:1 +1]
