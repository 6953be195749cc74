-- ALTER TABLE and a new table, in every spelling.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders SET (fillfactor = 70, autovacuum_enabled = off);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning autovacuum-off: Nothing cleans up orders any more
ALTER TABLE users SET (autovacuum_enabled = 'false');
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning autovacuum-off: Nothing cleans up users any more
CREATE TABLE log (id bigint PRIMARY KEY) WITH (autovacuum_enabled=0);
--           ^^^ information autovacuum-off: Nothing cleans up log any more
