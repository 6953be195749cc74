-- schema
CREATE TABLE base (id int PRIMARY KEY, code text);
CREATE TABLE special () INHERITS (base);
-- v1
SELECT code FROM special;
-- change
ALTER TABLE special DROP COLUMN code;
