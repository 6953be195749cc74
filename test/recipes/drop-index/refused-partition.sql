-- schema
CREATE TABLE log (at date, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX log_line ON log (line);
-- v1
INSERT INTO log (at, line) VALUES ($1, $2);
-- change
DROP INDEX log_2025_line_idx;
