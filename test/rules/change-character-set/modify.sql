-- MODIFY to a character set that lacks what the old one has; to one that has more, and to the same one.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, title varchar(20), body text, slug varchar(20) CHARACTER SET latin1, mark varchar(9)) DEFAULT CHARSET=utf8mb4;
-- file: db/queries/notes.sql
INSERT INTO notes (id, title, slug) VALUES (?, ?, ?);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes MODIFY title varchar(20) CHARACTER SET latin1;
--                       ^^^^^ error change-character-set: v1.0.0 writes notes.title, which becomes latin1, from utf8mb4: what latin1 lacks is refused [db/queries/notes.sql:1]
ALTER TABLE notes MODIFY body text COLLATE latin1_bin;
--                       ^^^^ warning change-character-set: notes.body becomes latin1, from utf8mb4: the migration fails on the first value that latin1 lacks
ALTER TABLE notes MODIFY slug varchar(20) CHARACTER SET utf8mb4;
ALTER TABLE notes MODIFY mark varchar(9) COLLATE utf8mb4_bin;
