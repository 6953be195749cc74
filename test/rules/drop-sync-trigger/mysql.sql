-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), full_name varchar(20));
CREATE TRIGGER sync_name BEFORE UPDATE ON users FOR EACH ROW SET NEW.full_name = NEW.name;
-- file: db/queries/server.sql
UPDATE users SET name = ? WHERE id = ?;
-- now
-- file: db/queries/server.sql
SELECT full_name FROM users;
-- file: db/migrations/002_release.sql
DROP TRIGGER sync_name;
--           ^^^^^^^^^ error drop-sync-trigger: v1.0.0 still writes users.name; without the trigger sync_name nothing copies that to users.full_name, and the new server uses it [db/queries/server.sql:1]
