-- An index of a partitioned table, built on all of its partitions at once
-- before
CREATE TABLE events (id bigint, day int) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
-- migration fires
CREATE INDEX events_id_idx ON events (id);
-- migration silent
CREATE INDEX events_id_idx ON ONLY events (id);
