-- schema
CREATE TABLE devices (id bigint PRIMARY KEY, serial_number int NOT NULL UNIQUE, kind text, UNIQUE (kind, serial_number));
-- v1
SELECT serial_number FROM devices;
-- v2
SELECT serial_number FROM devices;
INSERT INTO devices (id, serial_number) VALUES ($1, $2) ON CONFLICT (serial_number) DO NOTHING;
-- change
ALTER TABLE devices ALTER COLUMN serial_number TYPE text;
