-- A compressed table takes no instant columns.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE packed (id bigint PRIMARY KEY, line text) ROW_FORMAT=COMPRESSED;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE packed ADD COLUMN note text;
--                            ^^^^ information table-rebuild: In a compressed table, adding packed.note writes all rows of packed anew: reads and writes go on, and replicas fall behind meanwhile
