-- schema
CREATE TABLE log (at date NOT NULL, id bigint NOT NULL, line text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX log_line_idx ON log (line);
-- v1
SELECT line FROM log;
-- v2
SELECT message FROM log;
-- change
ALTER TABLE log RENAME COLUMN line TO message;
