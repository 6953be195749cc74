-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id int PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id int PRIMARY KEY, day date) PARTITION BY RANGE (year(day)) (PARTITION p0 VALUES LESS THAN (2000));
--                          ^^^^^^^^^^^ error partition-key: The primary key of events (id) lacks day, which events is partitioned by: the server refuses it
CREATE TABLE days (id int, Day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (year(day)) (PARTITION p0 VALUES LESS THAN (2000));
