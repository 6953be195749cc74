-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id int PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY);
--                   ^^ information short-key: events.id is numbered and only int unsigned: after 4 294 967 295 numbers no row can be inserted
