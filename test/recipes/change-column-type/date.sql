-- schema
CREATE SCHEMA app;
CREATE TABLE app.visits (at timestamptz, who text);
CREATE INDEX visits_at ON app.visits (at);
-- v1
INSERT INTO app.visits (at, who) VALUES ($1, $2);
-- v2
SELECT at FROM app.visits;
-- change
ALTER TABLE app.visits ALTER COLUMN at TYPE date USING (at AT TIME ZONE 'UTC')::date;
