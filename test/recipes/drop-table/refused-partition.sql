-- schema
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- v1
SELECT id FROM events;
-- change
DROP TABLE events_old;
