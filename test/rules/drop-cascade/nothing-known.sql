-- Nothing depends on it, as far as the migrations know.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN name CASCADE;
--                            ^^^^ information drop-cascade: CASCADE would drop whatever needs users.name; the migrations know of nothing that does
--                            ^^^^ information drop-column: Nothing in v1.0.0 uses users.name: searched 1 file with 1 query, all understood
