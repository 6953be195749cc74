-- A numbered key of 32 bits
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
CREATE TABLE events (id serial PRIMARY KEY);
-- migration silent
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
