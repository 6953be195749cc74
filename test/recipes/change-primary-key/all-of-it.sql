-- schema
CREATE TABLE countries (
  id bigint,
  code text NOT NULL,
  name text,
  CONSTRAINT "Countries key" PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 60) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT "Countries key" ON countries IS 'Old numbers';
COMMENT ON INDEX "Countries key" IS 'Old index';
ALTER TABLE countries REPLICA IDENTITY FULL;
-- v1
SELECT name FROM countries WHERE id = $1;
-- v2
SELECT name FROM countries WHERE code = $1;
-- change
ALTER TABLE countries DROP CONSTRAINT "Countries key", ADD CONSTRAINT by_code PRIMARY KEY (code) INCLUDE (name) WITH (fillfactor = 90);
