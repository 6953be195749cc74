-- MySQL takes the column out of the key.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE seats (id bigint PRIMARY KEY, hall int, old_row int, seat int, UNIQUE KEY place (hall, old_row), KEY by_seat (seat, old_row));
-- file: db/queries/server.sql
SELECT id FROM seats WHERE hall = ?;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE seats DROP COLUMN old_row;
--                            ^^^^^^^ warning drop-column-index: Dropping seats.old_row leaves place unique over hall alone: rows that differ only in old_row make the migration fail, and new ones are refused
--                            ^^^^^^^ information drop-column: Nothing in v1.0.0 uses seats.old_row: searched 1 file with 1 query, all understood
--                            ^^^^^^^ information table-rebuild: Dropping seats.old_row writes all rows of seats anew: reads and writes go on, and replicas fall behind meanwhile
