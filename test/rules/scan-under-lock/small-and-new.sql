-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { kinds: { rows: 20 }, orders: { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, code varchar(50), note varchar(50));
CREATE TABLE kinds (id int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE kinds ADD CONSTRAINT kinds_id CHECK (id > 0);
--                               ^^^^^^^^ information constraint-on-existing: A row of kinds that does not satisfy CHECK (id > 0) makes this fail
--                               ^^^^^^^^ information scan-under-lock: Adding the check kinds_id blocks reads and writes of kinds while all rows of kinds are read
CREATE TABLE notes (id bigint);
ALTER TABLE notes ADD CONSTRAINT notes_id CHECK (id > 0);
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
--                                ^^^^^^^^^^^^^^ error scan-under-lock: Adding the check total_positive blocks reads and writes of orders while all rows of orders are read
--                                ^^^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (total > 0) makes this fail
