-- A view of this release, one in a block, and a cold one.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { cold: { traffic: cold } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;
CREATE MATERIALIZED VIEW cold AS SELECT day FROM orders;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_new.sql
CREATE MATERIALIZED VIEW mine AS SELECT day FROM orders WITH NO DATA;
REFRESH MATERIALIZED VIEW mine;
-- file: db/migrations/003_block.sql
DO $$ BEGIN REFRESH MATERIALIZED VIEW days; END $$;
--                                    ^^^^ warning refresh-view: REFRESH blocks every read of days while its query runs
-- file: db/migrations/004_cold.sql
REFRESH MATERIALIZED VIEW cold;
--                        ^^^^ information refresh-view: REFRESH blocks every read of cold while its query runs
