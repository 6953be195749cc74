-- Both are replaced first; one of its own goes along with nobody missing it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE seats (id bigint PRIMARY KEY, hall int, old_row int, seat int, UNIQUE (hall, seat, old_row));
CREATE INDEX seats_seat ON seats (seat, old_row);
CREATE INDEX seats_row ON seats (old_row);
-- file: db/queries/server.sql
SELECT id FROM seats WHERE seat = $1 AND hall = $2;
-- now
-- file: db/migrations/002_release.sql
CREATE UNIQUE INDEX CONCURRENTLY seats_hall_seat ON seats (hall, seat);
--                               ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of seats that repeat hall and seat make this fail
CREATE INDEX CONCURRENTLY seats_by_seat ON seats (seat);
ALTER TABLE seats DROP COLUMN old_row;
--                            ^^^^^^^ information drop-column: Nothing in v1.0.0 uses seats.old_row: searched 1 file with 1 query, all understood
