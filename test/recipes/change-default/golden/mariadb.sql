-- Drop the default of jobs.state in the next release
-- servers: The new server writes state in every row it inserts.
-- servers: v1.0.0 goes on leaving state out, and its rows get 'queued', which both servers read.
-- note: The default of jobs.state stays as it is in this release: a row that the new server inserts without state gets 'queued' as well.
-- note: After that jobs.state must be given: an INSERT that leaves it out is refused.

-- contract, next release: Drop the default of jobs.state
ALTER TABLE jobs ALTER COLUMN state DROP DEFAULT, ALGORITHM=INSTANT;
-- down: ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued';
