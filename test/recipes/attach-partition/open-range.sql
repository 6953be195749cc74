-- schema
CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_old (day int NOT NULL, CHECK (day > -5));
-- v1
SELECT day FROM events;
-- v2
SELECT day FROM events;
-- change
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO (-1);
