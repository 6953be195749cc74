-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind varchar(20));
-- file: db/queries/server.sql
INSERT INTO events (id, kind) VALUES (?, ?);
-- now
-- file: db/migrations/002_release.sql
CREATE TRIGGER no_old BEFORE INSERT ON events FOR EACH ROW
--             ^^^^^^ warning create-trigger: v1.0.0 may write rows to events that the new trigger no_old refuses or changes: the trigger raises an error for some [db/queries/server.sql:1]
BEGIN
  IF NEW.kind = 'old' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF;
END;
