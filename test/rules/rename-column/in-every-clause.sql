-- Uses count wherever they stand: join, condition, order, upsert, returning, common table, sub-select.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY, c1 int, c2 int, c3 int, c4 int UNIQUE, c5 int, c6 int, c7 int, c8 int);
CREATE TABLE b (id bigint PRIMARY KEY, a_id int);
-- file: db/queries/a.sql
SELECT b.id FROM b JOIN a ON a.c1 = b.a_id WHERE a.c2 > 0 ORDER BY a.c3;
INSERT INTO a (id) VALUES (1) ON CONFLICT (c4) DO NOTHING RETURNING c5;
WITH x AS (SELECT c6 AS id FROM a) SELECT id FROM x;
SELECT id FROM b WHERE EXISTS (SELECT 1 FROM a WHERE c7 = b.a_id);
-- now
-- file: db/queries/a.sql
SELECT id FROM b;
-- file: db/migrations/002_rename.sql
ALTER TABLE a RENAME c1 TO d1;
--                   ^^ error rename-column: v1.0.0 still reads a.c1 [db/queries/a.sql:1]
ALTER TABLE a RENAME c2 TO d2;
--                   ^^ error rename-column: v1.0.0 still reads a.c2 [db/queries/a.sql:1]
ALTER TABLE a RENAME c3 TO d3;
--                   ^^ error rename-column: v1.0.0 still reads a.c3 [db/queries/a.sql:1]
ALTER TABLE a RENAME c4 TO d4;
--                   ^^ error rename-column: v1.0.0 still upserts on a.c4 [db/queries/a.sql:2]
ALTER TABLE a RENAME c5 TO d5;
--                   ^^ error rename-column: v1.0.0 still reads a.c5 [db/queries/a.sql:2]
ALTER TABLE a RENAME c6 TO d6;
--                   ^^ error rename-column: v1.0.0 still reads a.c6 [db/queries/a.sql:3]
ALTER TABLE a RENAME c7 TO d7;
--                   ^^ error rename-column: v1.0.0 still reads a.c7 [db/queries/a.sql:4]
ALTER TABLE a RENAME c8 TO d8;
--                   ^^ information rename-column: Nothing in v1.0.0 uses a.c8: searched 1 file with 4 queries, all understood
