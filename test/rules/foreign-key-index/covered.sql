-- By an index of the release, by a primary key, in another order.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE pairs (a bigint, b bigint, PRIMARY KEY (a, b));
CREATE TABLE x (user_id bigint PRIMARY KEY REFERENCES users (id), a bigint, b bigint, FOREIGN KEY (b, a) REFERENCES pairs (b, a));
CREATE INDEX ON x (a, b, user_id);
CREATE TABLE y (user_id bigint REFERENCES users (id));
CREATE INDEX ON y (user_id);
