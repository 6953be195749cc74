-- engine: mariadb 10.11
-- schema
CREATE TABLE places (country char(2) NOT NULL, id bigint NOT NULL, PRIMARY KEY (country, id));
CREATE TABLE visits (id bigint PRIMARY KEY, place_country char(2), place_ref bigint);
CREATE INDEX visits_place ON visits (place_country, place_ref);
-- v1
SELECT id FROM visits;
-- v2
INSERT INTO visits (id, place_country, place_ref) VALUES (?, ?, ?);
-- change
ALTER TABLE visits ADD FOREIGN KEY (place_country, place_ref) REFERENCES places (country, id);
