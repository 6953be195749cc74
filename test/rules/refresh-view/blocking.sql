-- With a unique index it can be CONCURRENTLY; a partial one does not count.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_none.sql
REFRESH MATERIALIZED VIEW days;
--                        ^^^^ warning refresh-view: REFRESH blocks every read of days while its query runs
-- file: db/migrations/003_partial.sql
CREATE UNIQUE INDEX CONCURRENTLY days_some ON days (day) WHERE orders > 0;
-- file: db/migrations/004_again.sql
REFRESH MATERIALIZED VIEW days WITH DATA;
--                        ^^^^ warning refresh-view: REFRESH blocks every read of days while its query runs
-- file: db/migrations/005_whole.sql
CREATE UNIQUE INDEX CONCURRENTLY days_day ON days (day);
-- file: db/migrations/006_offered.sql
REFRESH MATERIALIZED VIEW days;
--                        ^^^^ warning refresh-view: REFRESH blocks every read of days while its query runs
