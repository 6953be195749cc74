-- A new migration that comes before a released one
-- released: db/migrations/005_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/migrations/004_late.sql fires
CREATE TABLE late (id bigint PRIMARY KEY);
-- file: db/migrations/006_next.sql silent
CREATE TABLE late (id bigint PRIMARY KEY);
