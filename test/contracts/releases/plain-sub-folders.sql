-- Migrations in sub-folders named like versions: those the previous release had are not new, though names repeat, and the one
-- that is new is. A step in Python beside them runs once, and
-- is no use of the server.
-- at: v1.0.0
-- file: schema/delta/1/01_start.sql
CREATE TABLE rooms (id bigint PRIMARY KEY, name text);
CREATE TABLE visits (id bigint PRIMARY KEY);
CREATE TABLE drafts (id bigint PRIMARY KEY);
-- file: schema/delta/2/01_drop.sql
DROP TABLE drafts;
-- file: schema/delta/2/clean_visits.py
def run_create(cur):
    cur.execute("DELETE FROM visits WHERE id = 0")
-- file: app.py
def rooms(txn):
    txn.execute("SELECT id, name FROM rooms")
-- now
-- file: schema/delta/3/01_drop.sql
DROP TABLE rooms;
--         ^^^^^ error drop-table: v1.0.0 still reads rooms [app.py:2]
DROP TABLE visits;
--         ^^^^^^ information drop-table: Nothing in v1.0.0 uses visits: searched 1 file with 1 query, all understood
