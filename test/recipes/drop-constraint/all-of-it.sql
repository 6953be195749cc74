-- schema
CREATE TABLE stays (
  id bigint PRIMARY KEY,
  room int4range,
  during tsrange,
  guest text,
  CONSTRAINT "No overlap" EXCLUDE USING gist (room WITH &&, (during * during) WITH OPERATOR(pg_catalog.&&)) INCLUDE (guest) WITH (fillfactor = 70) WHERE (guest <> '') DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT "No overlap" ON stays IS 'One guest a room';
COMMENT ON INDEX "No overlap" IS 'Of stays';
ALTER INDEX "No overlap" ALTER COLUMN 2 SET STATISTICS 300;
-- v1
SELECT guest FROM stays WHERE id = $1;
INSERT INTO stays (id, room, during, guest) VALUES ($1, $2, $3, $4);
-- v2
SELECT guest FROM stays WHERE id = $1;
-- change
ALTER TABLE stays DROP CONSTRAINT "No overlap";
