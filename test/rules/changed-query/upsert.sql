-- MySQL: an upsert without its key inserts a second row.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE e (id bigint PRIMARY KEY AUTO_INCREMENT, mail varchar(50), w int, UNIQUE KEY uk (mail));
-- file: db/queries/server.sql
INSERT INTO e (mail, w) VALUES (?, 1) ON DUPLICATE KEY UPDATE w = w + 1;
REPLACE INTO e (mail, w) VALUES (?, ?);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE e DROP KEY uk, ADD UNIQUE KEY uk2 (mail, w);
--                     ^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: no unique key over e.mail is left, so it inserts a second row where it found one [db/queries/server.sql:1 +1]
