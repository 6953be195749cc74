-- What is instant elsewhere copies tables with certain indexes, or of another storage engine.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text, size int, FULLTEXT KEY words (body));
CREATE TABLE places (id bigint PRIMARY KEY, place point NOT NULL, size int, SPATIAL KEY places (place));
CREATE TABLE log (id bigint PRIMARY KEY, line text) ENGINE=MyISAM;
CREATE TABLE packed (id bigint PRIMARY KEY, line text) ROW_FORMAT=COMPRESSED;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE notes ADD COLUMN note text;
--                           ^^^^ warning table-copy: Adding notes.note, in a table with a FULLTEXT index, copies the whole table: writes to notes wait until every row is written anew
ALTER TABLE notes ADD INDEX by_size (size);
ALTER TABLE places ADD COLUMN note text;
ALTER TABLE places MODIFY size int NOT NULL;
--                        ^^^^ warning table-copy: Changing places.size, in a table with a SPATIAL index, blocks writes to places until it is done
ALTER TABLE log ADD COLUMN note text;
--                         ^^^^ warning table-copy: Adding log.note, in a table that is not kept by InnoDB, copies the whole table: writes to log wait until every row is written anew
ALTER TABLE packed ADD COLUMN note text;
ALTER TABLE notes DROP COLUMN size;
--                            ^^^^ warning table-copy: Dropping notes.size, in a table with a FULLTEXT index, copies the whole table: writes to notes wait until every row is written anew
