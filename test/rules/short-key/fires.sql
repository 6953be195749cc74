-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id serial PRIMARY KEY);
--                   ^^ information short-key: events.id is numbered and only integer: after 2 147 483 647 numbers no row can be inserted
CREATE TABLE "Days" (id smallint GENERATED ALWAYS AS IDENTITY, name text);
--                   ^^ information short-key: Days.id is numbered and only smallint: after 32 767 numbers no row can be inserted
