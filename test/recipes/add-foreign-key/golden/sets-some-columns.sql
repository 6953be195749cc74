-- Add tasks_user_fkey to tasks without a long lock
-- servers: The new server writes no row of tasks without its row of people, and deletes none that is referred to.
-- note: From its first step on the foreign key refuses what breaks it; that v1.0.0 never does can't be told here. If it surely does not, these steps may ship with this release.
-- note: Look for rows that break it first: SELECT * FROM tasks o WHERE o.tenant IS NOT NULL AND o.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people r WHERE r.tenant = o.tenant AND r.id = o.user_id)

-- contract, next release: Check new rows of tasks against people
ALTER TABLE tasks ADD CONSTRAINT tasks_user_fkey FOREIGN KEY (tenant, user_id) REFERENCES people (tenant, id) ON DELETE SET NULL (user_id) NOT VALID;
-- down: ALTER TABLE tasks DROP CONSTRAINT tasks_user_fkey;

-- contract, next release: Check the rows of tasks that are there
ALTER TABLE tasks VALIDATE CONSTRAINT tasks_user_fkey;
