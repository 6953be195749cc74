-- schema
CREATE TABLE stays (id bigint PRIMARY KEY, days int4range, CONSTRAINT stays_days EXCLUDE USING gist (days WITH &&));
-- v1
SELECT days FROM stays;
-- v2
SELECT days FROM stays;
-- change
ALTER TABLE stays DROP CONSTRAINT stays_days;
