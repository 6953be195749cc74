-- Change people in three releases
-- servers: v1.0.0 goes on reading id of people.
-- servers: The new server reads people_v2 in place of people; the one of the next release reads people again.
-- note: Roles that don't own it need privileges on people_v2 before the new server starts, and again in the contract step, where it is made anew as a view of people.

-- expand, this release: Make people_v2
CREATE VIEW people_v2 AS SELECT id::text, name FROM users;
-- down: DROP VIEW people_v2;

-- contract, next release: Let people_v2 take the name of people
DROP VIEW people;
ALTER VIEW people_v2 RENAME TO people;
CREATE VIEW people_v2 WITH (security_invoker = true) AS SELECT * FROM people;
-- down: DROP VIEW people_v2;
-- down: ALTER VIEW people RENAME TO people_v2;
-- down: CREATE VIEW people (id, name) AS SELECT id, name FROM users;

-- contract, release after next: Drop people_v2
DROP VIEW people_v2;
-- down: CREATE VIEW people_v2 WITH (security_invoker = true) AS SELECT * FROM people;
