-- A foreign key or check is dropped while servers rely on it
-- before fires
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint, CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id));
-- before silent
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint);
-- migration fires
SET lock_timeout = '2s';
ALTER TABLE child DROP CONSTRAINT child_parent;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE child ADD CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id) NOT VALID;
