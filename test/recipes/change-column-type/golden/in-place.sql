-- Change visits.at from timestamp without time zone to timestamp with time zone in the next release
-- servers: v1.0.0 goes on reading and writing at as timestamp without time zone.
-- servers: The new server works with at as timestamp without time zone and as timestamp with time zone, as the type changes while it runs.
-- note: No row is written anew, so the statement takes a moment whenever it runs.
-- note: When the type changes, prepared statements that return at fail once with "cached plan must not change result type": the server prepares them again.

-- contract, next release: Change visits.at to timestamp with time zone
SET LOCAL TimeZone = 'UTC';
ALTER TABLE visits ALTER COLUMN at TYPE timestamp with time zone;
-- down: SET LOCAL TimeZone = 'UTC';
-- down: ALTER TABLE visits ALTER COLUMN at TYPE timestamp without time zone;
