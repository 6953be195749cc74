-- schema
CREATE SCHEMA geo;
CREATE TABLE geo."Countries" (id bigint PRIMARY KEY, "Code" text, name text);
-- v1
INSERT INTO geo."Countries" (id, "Code") VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;
-- v2
INSERT INTO geo."Countries" (id, "Code") VALUES ($1, $2);
-- change
ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_pkey";
ALTER TABLE geo."Countries" ADD PRIMARY KEY ("Code");
