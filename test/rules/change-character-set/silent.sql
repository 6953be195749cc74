-- The default alone; a new table.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=latin1;
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES (?, ?);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes DEFAULT CHARACTER SET utf8mb4;
CREATE TABLE fresh (id bigint PRIMARY KEY, body text);
ALTER TABLE fresh CONVERT TO CHARACTER SET utf8mb4;
