-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE items (id bigint PRIMARY KEY, "V" text, m varchar(20), d text);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_retype.sql
ALTER TABLE items ALTER COLUMN "V" TYPE int USING "V"::int;
--                             ^^^ warning cast-on-existing: A value of items.V that is no integer makes this fail
--                             ^^^ information change-column-type: Nothing in v1.0.0 uses items.V: searched 1 file with 1 query, all understood
ALTER TABLE items ALTER COLUMN m TYPE mood USING m::text::mood;
--                             ^ warning cast-on-existing: A value of items.m that is no mood makes this fail
--                             ^ information change-column-type: Nothing in v1.0.0 uses items.m: searched 1 file with 1 query, all understood
ALTER TABLE items ALTER COLUMN d TYPE timestamptz USING CAST(d AS timestamptz);
--                             ^ warning cast-on-existing: A value of items.d that is no timestamp with time zone makes this fail
--                             ^ information change-column-type: Nothing in v1.0.0 uses items.d: searched 1 file with 1 query, all understood
