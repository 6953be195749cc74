-- In a block, what is put together is not understood.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DO $$ DECLARE t text := 'orders'; BEGIN EXECUTE format('DROP TABLE %I', t); END $$;
--                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning not-understood: This statement is not understood: dynamic SQL
