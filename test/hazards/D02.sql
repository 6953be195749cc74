-- TRUNCATE … CASCADE empties tables it does not name
-- also: truncate, which is about the lock and the rows of the table that is named
-- also: truncate-table, likewise
-- also: lock-timeout, because the table is locked without a bound
-- before
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint REFERENCES parent (id));
CREATE TABLE leaf (id bigint PRIMARY KEY);
-- migration fires
TRUNCATE parent CASCADE;
-- migration silent
TRUNCATE leaf RESTRICT;
