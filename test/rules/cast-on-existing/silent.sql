-- Something decides what becomes of the rest; other casts always succeed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, v text, n int, w text);
-- file: db/queries/other.sql
SELECT id FROM items;
-- now
-- file: db/migrations/002_retype.sql
ALTER TABLE items ALTER COLUMN v TYPE int USING CASE WHEN v ~ '^[0-9]+$' THEN v::int END;
--                             ^ information change-column-type: Nothing in v1.0.0 uses items.v: searched 1 file with 1 query, all understood
ALTER TABLE items ALTER COLUMN n TYPE text;
--                             ^ information change-column-type: Nothing in v1.0.0 uses items.n: searched 1 file with 1 query, all understood
CREATE TABLE tags (name text);
ALTER TABLE tags ALTER COLUMN name TYPE int USING name::int;
