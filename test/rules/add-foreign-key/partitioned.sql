-- Before PostgreSQL 18 a partitioned table takes no NOT VALID foreign key.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { events: { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (user_id bigint, at date) PARTITION BY RANGE (at);
-- file: db/queries/events.sql
SELECT at FROM events;
-- now
-- file: db/migrations/002_key.sql
ALTER TABLE events ADD CONSTRAINT events_user_fk FOREIGN KEY (user_id) REFERENCES users (id);
--                                ^^^^^^^^^^^^^^ error add-foreign-key: Adding this foreign key blocks writes to events and users while all rows of events are checked
--                                ^^^^^^^^^^^^^^ warning constraint-on-existing: A row of events whose user_id names no row of users makes this fail
