-- A released migration is edited
-- released: db/migrations/002_teams.sql
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/migrations/002_teams.sql fires
CREATE TABLE teams (id bigint PRIMARY KEY, name text);
-- file: db/migrations/003_more.sql silent
CREATE TABLE members (id bigint PRIMARY KEY);
