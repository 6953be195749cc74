-- A long query inside the migration
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- migration fires
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;
-- migration silent
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day WITH NO DATA;
