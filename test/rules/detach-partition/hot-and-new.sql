-- Quoted and qualified names, a hot table; one of this release.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { "app.Events": { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE app."Events" (at date) PARTITION BY RANGE (at);
CREATE TABLE app."Events 23" PARTITION OF app."Events" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_hot.sql
ALTER TABLE app."Events" DETACH PARTITION app."Events 23";
--                                            ^^^^^^^^^^^ error detach-partition: DETACH PARTITION blocks reads and writes of app.Events and all of its partitions while it waits for their queries
-- file: db/migrations/003_new.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE events DETACH PARTITION events_2023;
