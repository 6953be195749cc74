-- A database is dropped
-- before
CREATE TABLE t (id bigint PRIMARY KEY);
-- migration fires
DROP DATABASE app;
-- migration silent
CREATE DATABASE reporting;
