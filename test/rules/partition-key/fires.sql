-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE logs (id bigint, "Day" date) PARTITION BY RANGE ("Day");
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id int PRIMARY KEY, day date) PARTITION BY RANGE (day);
--                          ^^^^^^^^^^^ error partition-key: The primary key of events (id) lacks day, which events is partitioned by: the server refuses it
ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY (id);
--                              ^^^^^^^^^ error partition-key: The primary key of logs (id) lacks Day, which logs is partitioned by: the server refuses it
--                              ^^^^^^^^^ warning unique-on-existing: Rows of logs that repeat id make this fail
CREATE UNIQUE INDEX logs_id ON logs (id);
--                  ^^^^^^^ error partition-key: The unique index of logs (id) lacks Day, which logs is partitioned by: the server refuses it
--                  ^^^^^^^ warning create-index: CREATE INDEX blocks writes to logs until the index is built
