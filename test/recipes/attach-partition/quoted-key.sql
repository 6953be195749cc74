-- schema
CREATE TABLE "Events" ("At" date NOT NULL, line text, PRIMARY KEY (line, "At")) PARTITION BY RANGE ("At");
CREATE TABLE "Events 24" ("At" date NOT NULL, line text NOT NULL);
-- v1
SELECT line FROM "Events";
-- v2
SELECT line FROM "Events";
-- change
ALTER TABLE "Events" ATTACH PARTITION "Events 24" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
