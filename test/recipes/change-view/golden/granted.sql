-- Change people in two releases
-- servers: v1.0.0 goes on reading name of people.
-- servers: The new server reads id and mail, and names these columns: until the contract step people has more of them, in another order.
-- note: The way back makes people as the migrations did: privileges (public select) must be granted again.

-- expand, this release: Let people have the columns of both
CREATE OR REPLACE VIEW people (id, name, mail) AS SELECT id, name, mail FROM users;
-- down: DROP VIEW people;
-- down: CREATE VIEW people (id, name) AS SELECT id, name FROM users;

-- contract, next release: Let people have the new columns only
DROP VIEW people;
CREATE VIEW people AS SELECT id, mail FROM users;
COMMENT ON VIEW people IS 'who they are';
GRANT SELECT ON people TO PUBLIC;
-- down: DROP VIEW people;
-- down: CREATE OR REPLACE VIEW people (id, name, mail) AS SELECT id, name, mail FROM users;
-- down: GRANT SELECT ON people TO PUBLIC;
