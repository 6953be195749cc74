-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, v varchar(20), w varchar(20));
-- file: db/queries/other.sql
SELECT id FROM items;
-- now
-- file: db/migrations/002_retype.sql
ALTER TABLE items MODIFY v int;
--                       ^ warning cast-on-existing: A value of items.v that is no int makes this fail
--                       ^ warning table-copy: Changing items.v from varchar(20) to int copies the whole table: writes to items wait until every row is written anew
--                       ^ information change-column-type: Nothing in v1.0.0 uses items.v: searched 1 file with 1 query, all understood
ALTER TABLE items MODIFY w varchar(40);
