-- schema
CREATE TABLE stays (room text, during int4range, CONSTRAINT alone EXCLUDE USING gist (during WITH &&));
-- v1
SELECT room FROM stays;
-- change
ALTER INDEX alone SET TABLESPACE fast;
