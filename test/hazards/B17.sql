-- An exclusion constraint on a table that is in use
-- before
CREATE TABLE bookings (room int, during int4range);
-- migration fires
ALTER TABLE bookings ADD CONSTRAINT bookings_during EXCLUDE USING gist (during WITH &&);
-- migration silent
CREATE TABLE stays (room int, during int4range, EXCLUDE USING gist (during WITH &&));
