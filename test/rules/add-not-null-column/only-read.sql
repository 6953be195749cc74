-- The previous server only reads the table; with rows in it the migration fails all the same.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE countries (code text PRIMARY KEY, name text);
-- file: db/queries/countries.sql
SELECT code, name FROM countries;
-- now
-- file: db/migrations/002_currency.sql
ALTER TABLE countries ADD COLUMN currency text NOT NULL;
--                               ^^^^^^^^ warning add-not-null-column: countries gets currency NOT NULL without a default: the migration fails if the table has rows
