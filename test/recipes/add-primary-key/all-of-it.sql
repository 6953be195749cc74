-- schema
CREATE TABLE countries (code text NOT NULL, name text);
-- v1
SELECT name FROM countries WHERE code = $1;
-- v2
SELECT name FROM countries WHERE code = $1;
-- change
ALTER TABLE countries ADD CONSTRAINT "Countries key" PRIMARY KEY (code) INCLUDE (name) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default;
