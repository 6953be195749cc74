-- Validated in a later file; dropped again; valid from the start.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_add.sql
ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT gone CHECK (id > 1) NOT VALID;
-- file: db/migrations/003_validate.sql
ALTER TABLE orders VALIDATE CONSTRAINT positive;
ALTER TABLE orders DROP CONSTRAINT gone;
