-- A table stands before another one of its name in the search path
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE SCHEMA app_v2;
ALTER ROLE app SET search_path = app_v2, public;
-- v1
SELECT id FROM users;
-- migration fires
ALTER ROLE app SET search_path = app_v2, public;
CREATE TABLE app_v2.users (id bigint PRIMARY KEY);
-- migration silent
CREATE TABLE public.users2 (id bigint PRIMARY KEY);
