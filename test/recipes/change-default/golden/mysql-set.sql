-- Change the default of jobs.state in the next release
-- servers: The new server writes state in every row it inserts: 'waiting' where it means the new default.
-- servers: v1.0.0 goes on leaving state out, and its rows get 'queued', which both servers read.
-- note: The default of jobs.state stays as it is in this release: a row that the new server inserts without state gets 'queued' as well.

-- contract, next release: Make 'waiting' the default of jobs.state
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting', ALGORITHM=INSTANT;
-- down: ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued';
