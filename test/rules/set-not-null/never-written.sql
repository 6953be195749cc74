-- The previous server only reads the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE countries (code text PRIMARY KEY, name text);
-- file: db/queries/countries.sql
SELECT code, name FROM countries;
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE countries ALTER COLUMN name SET NOT NULL;
--                                 ^^^^ warning nulls-in-the-way: A row with NULL in countries.name makes this fail, and nothing in the release fills it before
--                                 ^^^^ warning set-not-null-scan: SET NOT NULL blocks reads and writes of countries while all of its rows are read
--                                 ^^^^ information set-not-null: v1.0.0 never writes NULL to countries.name: searched 1 file with 1 query, all understood
