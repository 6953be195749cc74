-- Not in the path; behind it; named with its schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE SCHEMA app_v2;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM public.users;
SELECT id FROM orders;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE app_v2.orders (id bigint PRIMARY KEY);
SET search_path = public, app_v2;
CREATE TABLE app_v2.users (id bigint PRIMARY KEY);
