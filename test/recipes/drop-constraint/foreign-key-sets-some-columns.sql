-- schema
CREATE TABLE people (tenant int, id int, PRIMARY KEY (tenant, id));
CREATE TABLE tasks (id bigint PRIMARY KEY, tenant int NOT NULL, user_id int, CONSTRAINT tasks_user_fkey FOREIGN KEY (tenant, user_id) REFERENCES people ON DELETE SET NULL (user_id));
-- v1
DELETE FROM people WHERE id = 1;
-- v2
DELETE FROM people WHERE id = 1;
-- change
ALTER TABLE tasks DROP CONSTRAINT tasks_user_fkey;
