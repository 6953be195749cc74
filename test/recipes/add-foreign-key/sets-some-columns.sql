-- schema
CREATE TABLE people (tenant int, id int, PRIMARY KEY (tenant, id));
CREATE TABLE tasks (id bigint PRIMARY KEY, tenant int NOT NULL, user_id int);
CREATE INDEX tasks_tenant_user ON tasks (tenant, user_id);
-- v1
SELECT id FROM tasks;
DELETE FROM people WHERE id = 1;
-- v2
SELECT id FROM tasks;
DELETE FROM people WHERE id = 1;
-- change
ALTER TABLE tasks ADD CONSTRAINT tasks_user_fkey FOREIGN KEY (tenant, user_id) REFERENCES people (tenant, id) ON DELETE SET NULL (user_id);
