-- Make tenant and email of users unique in the next release
-- servers: The new server writes no duplicates to tenant and email, and rests no ON CONFLICT or ON DUPLICATE KEY on one_mail yet.
-- servers: v1.0.0 may write duplicates until it is gone.
-- note: This must find no rows before: SELECT tenant, email, count(*) FROM users WHERE tenant IS NOT NULL AND email IS NOT NULL GROUP BY tenant, email HAVING count(*) > 1. Duplicates make the statement fail, those that are written meanwhile as well.
-- note: From then on REPLACE, INSERT IGNORE and ON DUPLICATE KEY UPDATE meet one_mail too: they replace, skip or change the row that has the value.
-- note: If v1.0.0 surely writes no duplicates, it may ship with this release.

-- contract, next release: Make it the constraint one_mail while writes go on
ALTER TABLE users ADD UNIQUE KEY one_mail (tenant, email), ALGORITHM=NOCOPY, LOCK=NONE;
-- down: ALTER TABLE users DROP CONSTRAINT one_mail;
