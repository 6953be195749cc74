-- Quoted, in a schema, and materialized.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA "Stats";
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE MATERIALIZED VIEW "Stats"."Totals" AS SELECT count(*) AS "All" FROM users;
-- file: db/queries/server.sql
SELECT "All" FROM "Stats"."Totals";
-- now
-- file: db/migrations/002_release.sql
DROP MATERIALIZED VIEW "Stats"."Totals";
--                             ^^^^^^^^ error drop-view: v1.0.0 still reads Stats.Totals [db/queries/server.sql:1]
