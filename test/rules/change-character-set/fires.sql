-- To a smaller set, and to a larger one.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=utf8mb4;
CREATE TABLE marks (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=latin1;
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES (?, ?);
SELECT body FROM marks;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes CONVERT TO CHARACTER SET latin1;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error change-character-set: v1.0.0 still inserts into notes, and all its texts become latin1, from utf8mb4: what latin1 lacks is refused or lost [db/queries/server.sql:1]
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning table-copy: Converting notes to another character set copies the whole table: writes to notes wait until every row is written anew
ALTER TABLE marks CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning change-character-set: v1.0.0 still reads marks, and all its texts become utf8mb4, from latin1 [db/queries/server.sql:2]
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning table-copy: Converting marks to another character set copies the whole table: writes to marks wait until every row is written anew
