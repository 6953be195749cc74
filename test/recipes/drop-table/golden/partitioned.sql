-- Drop events in the release after the next one
-- servers: v1.0.0 goes on using events.
-- servers: The new server does not name events any more.
-- note: Nothing changes with this release, so v1.0.0 can come back at any time. Until the last step the rows are all there, under the name events_dropped.
-- note: Taking back the drop of a foreign key needs rows that fit it; PostgreSQL makes it NOT VALID, so VALIDATE it afterwards, and say DEFERRABLE if it was.

-- contract, next release: Drop the foreign key events_user_id_fkey of events
ALTER TABLE events DROP CONSTRAINT events_user_id_fkey;
-- down: ALTER TABLE events ADD CONSTRAINT events_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

-- contract, next release: Set events aside
ALTER TABLE events RENAME TO events_dropped;
-- down: ALTER TABLE events_dropped RENAME TO events;

-- contract, release after next: Drop events
DROP TABLE events_dropped;
