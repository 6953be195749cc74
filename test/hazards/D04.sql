-- A table that is dropped and created again loses its rows
-- before
CREATE TABLE cache (id bigint PRIMARY KEY);
-- migration fires
DROP TABLE IF EXISTS cache;
CREATE TABLE cache (id bigint PRIMARY KEY);
-- migration silent
CREATE TABLE IF NOT EXISTS cache (id bigint PRIMARY KEY);
