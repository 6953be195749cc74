-- Change people in the next release
-- servers: v1.0.0 goes on reading mail of people.
-- servers: The new server reads id and name, and names these columns: until the contract step people has more of them.

-- contract, next release: Let people have the new columns only
DROP VIEW people;
CREATE VIEW people WITH (security_barrier = true) AS SELECT id, name FROM users;
-- down: DROP VIEW people;
-- down: CREATE VIEW people (id, name, mail) WITH (security_barrier = true) AS SELECT id, name, mail FROM users;
