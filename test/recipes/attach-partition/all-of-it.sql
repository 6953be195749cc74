-- schema
CREATE TABLE events (
  at date NOT NULL, line text, id bigint, place int,
  CONSTRAINT events_key PRIMARY KEY (id, at) INCLUDE (line) WITH (fillfactor = 70),
  CONSTRAINT one_place UNIQUE (place, at) WITH (fillfactor = 80) DEFERRABLE INITIALLY DEFERRED
) PARTITION BY RANGE (at);
CREATE INDEX events_line ON events (lower(line) text_pattern_ops DESC) INCLUDE (place) WITH (fillfactor = 50) WHERE line IS NOT NULL;
CREATE STATISTICS events_together ON line, place FROM events;
COMMENT ON INDEX events_line IS 'For the search';
COMMENT ON CONSTRAINT one_place ON events IS 'One a day';
CREATE TABLE events_2024 (at date NOT NULL, line text, id bigint NOT NULL, place int);
CREATE STATISTICS events_2024_together ON line, place FROM events_2024;
COMMENT ON TABLE events_2024 IS 'Last year';
-- v1
SELECT line FROM events WHERE id = $1;
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- v2
SELECT line FROM events WHERE id = $1;
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- change
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
