-- A unique key and an index go along.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE seats (id bigint PRIMARY KEY, hall int, old_row int, seat int, UNIQUE (hall, seat, old_row));
CREATE INDEX seats_seat ON seats (seat, old_row);
-- file: db/queries/server.sql
SELECT id FROM seats WHERE seat = $1 AND hall = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE seats DROP COLUMN old_row;
--                            ^^^^^^^ warning drop-column-index: Dropping seats.old_row also drops the unique index seats_hall_seat_old_row_key: nothing keeps rows with the same hall and seat apart any more, nor finds them by it
--                            ^^^^^^^ warning drop-column-index: v1.0.0 looks up rows of seats by seat, and seats_seat goes along with old_row [db/queries/server.sql:1]
--                            ^^^^^^^ information drop-column: Nothing in v1.0.0 uses seats.old_row: searched 1 file with 1 query, all understood
