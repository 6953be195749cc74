-- REPLACE and INSERT IGNORE find a row by any unique key: without it they insert a second one.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE marks (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(100), score int, UNIQUE KEY marks_mail (mail));
CREATE TABLE seen (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(100), UNIQUE KEY seen_mail (mail));
CREATE TABLE plain (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(100), UNIQUE KEY plain_mail (mail));
CREATE TABLE kept (id bigint AUTO_INCREMENT PRIMARY KEY, mail varchar(100), UNIQUE KEY kept_mail (mail));
-- file: db/queries/server.sql
REPLACE INTO marks (mail, score) VALUES (?, ?);
INSERT IGNORE INTO seen (mail) VALUES (?);
INSERT INTO plain (mail) VALUES (?);
INSERT IGNORE INTO kept SET mail = ?;
-- now
-- file: db/migrations/002_keys.sql
ALTER TABLE marks DROP INDEX marks_mail;
--                           ^^^^^^^^^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: no unique key over marks.mail is left, so it inserts a second row where it found one [db/queries/server.sql:1]
ALTER TABLE seen DROP INDEX seen_mail, ADD UNIQUE KEY seen_both (mail, id);
--                          ^^^^^^^^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: no unique key over seen.mail is left, so it inserts a second row where it found one [db/queries/server.sql:2]
ALTER TABLE plain DROP INDEX plain_mail;
ALTER TABLE kept DROP INDEX kept_mail, ADD UNIQUE KEY kept_again (mail);
