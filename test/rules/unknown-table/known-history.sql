-- Nothing is missing from the history, so the table is not there: that it fails is said instead.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- file: db/queries/server.sql
SELECT 1;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX usres_mail ON usres (mail);
--           ^^^^^^^^^^ error refused: This fails: there is no table usres
