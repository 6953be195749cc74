-- schema
CREATE SCHEMA "Log";
CREATE TABLE "Log".events (at date NOT NULL, "Shard" int NOT NULL) PARTITION BY RANGE (at, "Shard");
CREATE TABLE "Log".old PARTITION OF "Log".events FOR VALUES FROM ('2024-01-01', 0) TO ('2025-01-01', 0);
CREATE TABLE "Log".new PARTITION OF "Log".events FOR VALUES FROM ('2025-01-01', 0) TO ('2026-01-01', 0);
ALTER TABLE "Log".old ADD CONSTRAINT old_check CHECK ("Shard" >= 0);
-- v1
SELECT at FROM "Log".events;
-- v2
SELECT at FROM "Log".events;
-- change
ALTER TABLE "Log".events DETACH PARTITION "Log".old;
