-- schema
CREATE TABLE events (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- v1
INSERT INTO events (id, at) VALUES ($1, $2) ON CONFLICT (id, at) DO NOTHING;
-- v2
INSERT INTO happenings (id, at) VALUES ($1, $2) ON CONFLICT (id, at) DO NOTHING;
-- change
ALTER TABLE events RENAME TO happenings;
