-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE staging (id bigint PRIMARY KEY);
CREATE TABLE parts (id bigint PRIMARY KEY, staging bigint REFERENCES staging (id));
TRUNCATE staging CASCADE;
