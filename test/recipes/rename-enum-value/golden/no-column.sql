-- Rename 'glad' of mood to 'happy' in the next release
-- servers: The new server says none of these values in its statements: v1.0.0 says 'glad' until it is gone.
-- note: No column of mood is known here, so there is nothing to convert.

-- contract, next release: Rename 'glad' of mood to 'happy'
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
-- down: ALTER TYPE mood RENAME VALUE 'happy' TO 'glad';
