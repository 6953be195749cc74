-- COPY without a list takes as many values as there are columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, c varchar(50), n int);
-- file: db/queries/server.sql
COPY t FROM STDIN;
COPY t (id, c) FROM STDIN;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE t ADD COLUMN x int;
--                       ^ error broken-query: v1.0.0 still runs a query that fails then: COPY without a column list gives 3 values, and t takes 4 [db/queries/server.sql:1]
ALTER TABLE t ADD COLUMN y int GENERATED ALWAYS AS (n + 1) STORED;
--                       ^ error rewrite-table: Computing t.y writes all of t again, while nobody can read or write it
