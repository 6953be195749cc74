-- schema
CREATE TABLE countries (code text, name text);
-- v1
SELECT name FROM countries WHERE code = $1;
UPDATE countries SET name = $2 WHERE code = $1;
-- v2
INSERT INTO countries (code, name) VALUES ($1, $2);
-- change
ALTER TABLE countries ADD CONSTRAINT countries_key PRIMARY KEY (code);
