-- schema
CREATE TABLE places (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, place_ref bigint);
CREATE INDEX visits_place ON visits (place_ref);
-- v1
SELECT id FROM visits;
-- v2
INSERT INTO visits (id, place_ref) VALUES ($1, $2);
-- change
ALTER TABLE visits ADD CONSTRAINT visits_place_fkey FOREIGN KEY (place_ref) REFERENCES places (id) DEFERRABLE;
