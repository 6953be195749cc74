-- schema
CREATE TABLE log (at date NOT NULL, size int) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- v1
INSERT INTO log (at, size) VALUES ($1, $2);
-- v2
INSERT INTO log (at, size) VALUES ($1, greatest(0, $2));
-- change
ALTER TABLE log ADD CONSTRAINT log_size_check CHECK (size >= 0);
