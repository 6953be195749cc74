-- Drop latest in the next release
-- servers: v1.0.0 reads latest, so it stays until that server is gone.
-- servers: The new server does not read latest.
-- note: While latest is there, the server refuses to drop or retype what it reads.
-- note: latest was made with *, and what it reads has more columns by now: the way back can't make it again. Keep its definition from pg_get_viewdef.

-- contract, next release: Drop latest
DROP VIEW latest;
