-- A table of this release has no rows; a small one has few; an old NOT NULL needs no scan.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { countries: { rows: 250 } } }
-- file: db/migrations/001_start.sql
CREATE TABLE countries (code text PRIMARY KEY, name text, iso text NOT NULL);
-- file: db/queries/countries.sql
SELECT code FROM countries;
-- now
-- file: db/migrations/002_required.sql
ALTER TABLE countries ALTER COLUMN name SET NOT NULL;
--                                 ^^^^ information nulls-in-the-way: A row with NULL in countries.name makes this fail, and nothing in the release fills it before
--                                 ^^^^ information set-not-null: v1.0.0 never writes NULL to countries.name: searched 1 file with 1 query, all understood
--                                 ^^^^ information set-not-null-scan: SET NOT NULL blocks reads and writes of countries while all of its rows are read
ALTER TABLE countries ALTER COLUMN iso SET NOT NULL;
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
ALTER TABLE notes ALTER COLUMN body SET NOT NULL;
