-- One statement, several tables; each is judged.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
-- file: db/queries/a.sql
SELECT id FROM a;
-- now
-- file: db/queries/a.sql
SELECT 1;
-- file: db/migrations/002_tidy.sql
DROP TABLE a, b CASCADE;
--         ^ error drop-table: v1.0.0 still reads a [db/queries/a.sql:1]
--         ^ information drop-cascade: CASCADE would drop whatever needs a; the migrations know of nothing that does
--            ^ information drop-table: Nothing in v1.0.0 uses b: searched 1 file with 1 query, all understood
