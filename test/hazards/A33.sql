-- A foreign key the previous server's deletes run into
-- before
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE kid (id bigint PRIMARY KEY, eid bigint);
-- v1 fires
DELETE FROM e WHERE id = $1;
DELETE FROM kid WHERE eid = $1;
-- v1 silent
INSERT INTO e (id) VALUES ($1);
INSERT INTO kid (id, eid) VALUES ($1, $2);
DELETE FROM e WHERE id = $1;
-- migration fires
ALTER TABLE kid ADD CONSTRAINT fk FOREIGN KEY (eid) REFERENCES e (id) NOT VALID;
-- migration silent
ALTER TABLE kid ADD CONSTRAINT fk FOREIGN KEY (eid) REFERENCES e (id) ON DELETE CASCADE NOT VALID;
-- also: cascade: rows of kid go along, which is what was asked for
