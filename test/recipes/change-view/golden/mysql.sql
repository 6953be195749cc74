-- Change people in three releases
-- servers: v1.0.0 goes on reading mail of people.
-- servers: The new server reads people_v2 in place of people; the one of the next release reads people again.
-- note: Roles that don't own it need privileges on people_v2 before the new server starts.
-- note: The way back makes people as the migrations did: owner, DEFINER and SQL SECURITY are not known here.

-- expand, this release: Make people_v2
CREATE VIEW people_v2 AS SELECT id, name, mail AS address FROM users;
-- down: DROP VIEW people_v2;

-- contract, next release: Let people be the new view
CREATE OR REPLACE VIEW people AS SELECT id, name, mail AS address FROM users;
-- down: CREATE OR REPLACE VIEW people (id, name, mail) AS SELECT id, name, mail FROM users;

-- contract, release after next: Drop people_v2
DROP VIEW people_v2;
-- down: CREATE VIEW people_v2 AS SELECT id, name, mail AS address FROM users;
