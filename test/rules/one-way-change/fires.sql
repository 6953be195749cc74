-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TYPE app."State" AS ENUM ('open', 'done');
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_more.sql
ALTER TYPE app."State" ADD VALUE 'failed' AFTER 'done';
--             ^^^^^^^ information one-way-change: app.State can not lose 'failed' again
ALTER TYPE app."State" ADD VALUE IF NOT EXISTS 'done';
