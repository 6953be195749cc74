-- None in the release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE a (id bigint NOT NULL UNIQUE);
--           ^ hint table-without-primary-key: a has no primary key
CREATE TABLE b AS SELECT 1 AS one;
--           ^ hint table-without-primary-key: b has no primary key
