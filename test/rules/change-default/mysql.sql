-- MODIFY gives a whole new definition.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'queued');
-- file: db/queries/server.sql
INSERT INTO jobs (id) VALUES (?);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs MODIFY state varchar(20) NOT NULL DEFAULT 'waiting';
--                      ^^^^^ warning change-default: v1.0.0 inserts into jobs without state, whose default changes from 'queued' to 'waiting' [db/queries/server.sql:1]
