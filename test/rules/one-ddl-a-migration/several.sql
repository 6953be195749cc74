-- One finding a file, at the second of them.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;
INSERT INTO orders (id) VALUES (1);
ALTER TABLE orders ADD COLUMN c int, ADD COLUMN d int;
--                            ^ information one-ddl-a-migration: Where this fails, the DDL before it stays done, and fails when the migration is run again
CREATE TABLE notes (id bigint PRIMARY KEY);
