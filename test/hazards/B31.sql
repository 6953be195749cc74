-- A partition attached whose rows must be read
-- before fires
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2 (id bigint, day int NOT NULL);
-- before silent
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2 (id bigint, day int NOT NULL, CHECK (day >= 100 AND day < 200));
-- migration fires
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
-- migration silent
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
