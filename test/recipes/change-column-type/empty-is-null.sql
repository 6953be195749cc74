-- schema
CREATE TABLE readings (id bigint PRIMARY KEY, "Level" text DEFAULT '');
-- v1
INSERT INTO readings (id, "Level") VALUES ($1, $2);
-- v2
SELECT "Level" FROM readings;
-- change
ALTER TABLE readings ALTER COLUMN "Level" DROP DEFAULT, ALTER COLUMN "Level" TYPE numeric(8,2) USING nullif(btrim("Level"), '')::numeric(8,2);
