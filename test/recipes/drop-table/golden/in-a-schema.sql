-- Drop app.sessions in the release after the next one
-- servers: v1.0.0 goes on using app.sessions.
-- servers: The new server does not name app.sessions any more.
-- note: Nothing changes with this release, so v1.0.0 can come back at any time. Until the last step the rows are all there, under the name sessions_dropped_2.

-- contract, next release: Set app.sessions aside
ALTER TABLE app.sessions RENAME TO sessions_dropped_2;
-- down: ALTER TABLE app.sessions_dropped_2 RENAME TO sessions;

-- contract, release after next: Drop app.sessions
DROP TABLE app.sessions_dropped_2;
