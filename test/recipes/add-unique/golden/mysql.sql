-- Make email of users unique in the next release
-- servers: The new server writes no duplicates to email, and rests no ON CONFLICT or ON DUPLICATE KEY on users_email yet.
-- servers: v1.0.0 may write duplicates until it is gone.
-- note: This must find no rows before: SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1. Duplicates make the statement fail, those that are written meanwhile as well.
-- note: From then on REPLACE, INSERT IGNORE and ON DUPLICATE KEY UPDATE meet users_email too: they replace, skip or change the row that has the value.
-- note: If v1.0.0 surely writes no duplicates, it may ship with this release.

-- contract, next release: Make it the constraint users_email while writes go on
ALTER TABLE users ADD UNIQUE KEY users_email (email), ALGORITHM=INPLACE, LOCK=NONE;
-- down: ALTER TABLE users DROP CONSTRAINT users_email;
