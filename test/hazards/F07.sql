-- Two migrations with one version
-- file: db/migrations/007_a.sql
CREATE TABLE a (id bigint PRIMARY KEY);
-- file: db/migrations/007_b.sql fires
CREATE TABLE b (id bigint PRIMARY KEY);
-- file: db/migrations/008_b.sql silent
CREATE TABLE b (id bigint PRIMARY KEY);
