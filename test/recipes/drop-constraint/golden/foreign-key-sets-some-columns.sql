-- Drop tasks_user_fkey of tasks in the next release
-- servers: v1.0.0 deletes rows and leaves it to tasks_user_fkey to look after those of tasks.
-- servers: The new server still keeps to tasks_user_fkey, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break tasks_user_fkey by then.
-- note: Then nothing looks after rows of tasks whose row of people is deleted.

-- contract, next release: Drop tasks_user_fkey of tasks
ALTER TABLE tasks DROP CONSTRAINT tasks_user_fkey;
-- down: ALTER TABLE tasks ADD CONSTRAINT tasks_user_fkey FOREIGN KEY (tenant, user_id) REFERENCES people (tenant, id) ON DELETE SET NULL (user_id) NOT VALID;
