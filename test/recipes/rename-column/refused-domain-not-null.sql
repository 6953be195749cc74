-- schema
CREATE DOMAIN email AS text NOT NULL;
CREATE TABLE people (id int PRIMARY KEY, mail email);
-- v1
INSERT INTO people (id, mail) VALUES (1, 'a@b');
-- v2
INSERT INTO people (id, address) VALUES (1, 'a@b');
-- change
ALTER TABLE people RENAME COLUMN mail TO address;
