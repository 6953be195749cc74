-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint NOT NULL, name varchar(20), PRIMARY KEY (id));
-- file: db/queries/server.sql
SELECT name FROM events;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP PRIMARY KEY;
--                 ^^^^^^^^^^^^^^^^ warning drop-primary-key: v1.0.0 may count on the primary key (id) of events: it uses the table, and rows may repeat then [db/queries/server.sql:1]
