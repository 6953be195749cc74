-- schema
CREATE TABLE events (id bigint, line text) PARTITION BY HASH (id);
CREATE TABLE events_0 (id bigint, line text);
-- v1
INSERT INTO events (id, line) VALUES ($1, $2);
-- change
ALTER TABLE events ATTACH PARTITION events_0 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
