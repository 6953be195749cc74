-- Drop sessions in the release after the next one
-- servers: v1.0.0 goes on using sessions.
-- servers: The new server does not name sessions any more.
-- servers: Until the next release of_user refuses to delete rows of users that sessions refers to: the new server must not count on deleting those.
-- note: Nothing changes with this release, so v1.0.0 can come back at any time. Until the last step the rows are all there, under the name sessions_dropped.
-- note: Taking back the drop of a foreign key needs rows that fit it; PostgreSQL makes it NOT VALID, so VALIDATE it afterwards, and say DEFERRABLE if it was.

-- contract, next release: Drop the foreign key of_user of sessions
ALTER TABLE sessions DROP CONSTRAINT of_user;
-- down: ALTER TABLE sessions ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
-- down: COMMENT ON CONSTRAINT of_user ON sessions IS 'Whose it is';

-- contract, next release: Set sessions aside
ALTER TABLE sessions RENAME TO sessions_dropped;
-- down: ALTER TABLE sessions_dropped RENAME TO sessions;

-- contract, release after next: Drop sessions
DROP TABLE sessions_dropped;
