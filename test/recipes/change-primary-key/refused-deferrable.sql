-- schema
CREATE TABLE countries (id bigint PRIMARY KEY, code text NOT NULL);
-- v1
SELECT code FROM countries WHERE id = $1;
-- v2
SELECT id FROM countries WHERE code = $1;
-- change
ALTER TABLE countries DROP CONSTRAINT countries_pkey, ADD PRIMARY KEY (code) DEFERRABLE;
