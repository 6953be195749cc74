-- schema
CREATE TABLE places ("Id" bigint PRIMARY KEY, "Position" text);
CREATE INDEX places_position ON places ("Position");
-- v1
SELECT "Position" FROM places;
-- v2
SELECT lat, "long" FROM places;
-- change
ALTER TABLE places ADD COLUMN lat numeric(9,6), ADD COLUMN "long" numeric(9,6);
-- bellows: back "Position" = lat || ';' || "long"
UPDATE places SET lat = split_part("Position", ';', 1)::numeric, "long" = split_part("Position", ';', 2)::numeric;
ALTER TABLE places DROP COLUMN "Position";
