-- Change the default of app.Jobs.State in the next release
-- servers: The new server writes State in every row it inserts: 'waiting' where it means the new default.
-- servers: v1.0.0 goes on leaving State out, and its rows get 'queued', which both servers read.
-- note: The default of app.Jobs.State stays as it is in this release: a row that the new server inserts without State gets 'queued' as well.

-- contract, next release: Make 'waiting' the default of app.Jobs.State
ALTER TABLE app."Jobs" ALTER COLUMN "State" SET DEFAULT 'waiting';
-- down: ALTER TABLE app."Jobs" ALTER COLUMN "State" SET DEFAULT 'queued';
