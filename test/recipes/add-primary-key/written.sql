-- schema
CREATE SCHEMA geo;
CREATE TABLE geo."Countries" ("Code" text, part int NOT NULL, name text);
-- v1
INSERT INTO geo."Countries" ("Code", part) VALUES ($1, $2);
-- v2
INSERT INTO geo."Countries" ("Code", part) VALUES ($1, $2);
-- v3
SELECT name FROM geo."Countries" WHERE "Code" = $1;
-- change
ALTER TABLE geo."Countries" ADD PRIMARY KEY ("Code", part);
