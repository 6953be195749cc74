-- A constraint of a domain.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_left.sql
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
--           ^^^^^^ information left-not-valid: positive of the domain amount is still NOT VALID when the release is done
-- file: db/migrations/003_validated.sql
ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < 9) NOT VALID;
ALTER DOMAIN amount VALIDATE CONSTRAINT small;
