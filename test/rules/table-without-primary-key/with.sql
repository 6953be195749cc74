-- In the table, added later, of the parent, temporary.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint);
ALTER TABLE b ADD PRIMARY KEY (id);
CREATE TEMP TABLE c (id bigint);
CREATE TABLE d (LIKE a INCLUDING ALL);
CREATE TABLE e (at date, PRIMARY KEY (at)) PARTITION BY RANGE (at);
CREATE TABLE f PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE IF NOT EXISTS users (name text);
