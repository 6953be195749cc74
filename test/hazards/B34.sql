-- Refresh a materialized view without CONCURRENTLY
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;
CREATE UNIQUE INDEX days_day ON days (day);
-- migration fires
REFRESH MATERIALIZED VIEW days;
-- migration silent
REFRESH MATERIALIZED VIEW CONCURRENTLY days;
