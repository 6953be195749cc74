-- One alone, with rows around it; and one that may run twice.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- now
-- file: db/migrations/002_change.sql
INSERT INTO orders (id) VALUES (1);
CREATE TABLE IF NOT EXISTS notes (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;
