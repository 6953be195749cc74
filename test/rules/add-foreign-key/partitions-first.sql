-- Foreign keys the partitions have already are taken over: no row is read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (user_id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events_1 ADD CONSTRAINT events_1_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
ALTER TABLE events_1 VALIDATE CONSTRAINT events_1_user;
ALTER TABLE events ADD CONSTRAINT events_user FOREIGN KEY (user_id) REFERENCES users (id);
