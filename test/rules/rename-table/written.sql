-- Only writes; each verb counts.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY);
-- file: db/queries/all.sql
INSERT INTO a (id) VALUES (1);
DELETE FROM b;
UPDATE c SET id = 2;
TRUNCATE d;
-- now
-- file: db/queries/all.sql
SELECT 1;
-- file: db/migrations/002_rename.sql
ALTER TABLE a RENAME TO aa;
--          ^ error rename-table: v1.0.0 still inserts into a [db/queries/all.sql:1]
ALTER TABLE b RENAME TO bb;
--          ^ error rename-table: v1.0.0 still deletes from b [db/queries/all.sql:2]
ALTER TABLE c RENAME TO cc;
--          ^ error rename-table: v1.0.0 still updates c [db/queries/all.sql:3]
ALTER TABLE d RENAME TO dd;
--          ^ error rename-table: v1.0.0 still truncates d [db/queries/all.sql:4]
