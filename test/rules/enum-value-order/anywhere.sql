-- No BEFORE, no AFTER.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
CREATE TABLE texts (id bigint PRIMARY KEY, what text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE state ADD VALUE 'lost';
--         ^^^^^ hint enum-value-order: 'lost' of state sorts behind all others, as nothing says where it belongs
ALTER TYPE public.state ADD VALUE IF NOT EXISTS 'it''s back';
--                ^^^^^ hint enum-value-order: 'it's back' of state sorts behind all others, as nothing says where it belongs
