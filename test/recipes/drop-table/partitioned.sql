-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint, user_id bigint REFERENCES users (id) ON DELETE CASCADE, at date) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- v1
SELECT id FROM events;
-- v2
SELECT id FROM users;
-- change
DROP TABLE events;
