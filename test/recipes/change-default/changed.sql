-- schema
CREATE SCHEMA app;
CREATE TABLE app."Jobs" (id bigint PRIMARY KEY, "State" text NOT NULL DEFAULT 'queued');
-- v1
INSERT INTO app."Jobs" (id) VALUES ($1);
-- v2
INSERT INTO app."Jobs" (id, "State") VALUES ($1, 'waiting');
-- v3
INSERT INTO app."Jobs" (id) VALUES ($1);
-- change
ALTER TABLE app."Jobs" ALTER COLUMN "State" SET DEFAULT 'waiting';
