-- Old and new values have the same bytes: nothing is written again.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2), note varchar(50), code text, open time(3), net cidr);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
ALTER TABLE orders ALTER COLUMN note TYPE varchar(100);
ALTER TABLE orders ALTER COLUMN note TYPE text USING note::text;
ALTER TABLE orders ALTER COLUMN code TYPE varchar;
ALTER TABLE orders ALTER COLUMN open TYPE time(6);
ALTER TABLE orders ALTER COLUMN net TYPE inet;
--                              ^^^ information change-column-type: Nothing in v1.0.0 uses orders.net: searched 1 file with 1 query, all understood
