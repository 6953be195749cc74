-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id bigserial PRIMARY KEY, year int NOT NULL);
CREATE TABLE years (year int PRIMARY KEY);
CREATE TEMP TABLE scratch (id serial PRIMARY KEY);
