-- Together; of another table; what has to stand alone.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_once.sql
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;
ALTER TABLE users ADD COLUMN a int;
-- file: db/migrations/003_alone.sql
ALTER TABLE orders ADD COLUMN c int;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
ALTER TABLE orders RENAME COLUMN a TO z;
