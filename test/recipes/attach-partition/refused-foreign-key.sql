-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (day int NOT NULL, who bigint REFERENCES users) PARTITION BY RANGE (day);
CREATE TABLE events_2 (day int NOT NULL, who bigint);
-- v1
INSERT INTO events (day, who) VALUES ($1, $2);
-- change
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
