-- Change people in two releases
-- servers: v1.0.0 goes on reading name of people.
-- servers: The new server reads id and mail, and names these columns: until the contract step people has more of them, in another order.

-- expand, this release: Let people have the columns of both
CREATE OR REPLACE VIEW people (id, name, mail) AS SELECT id, name, mail FROM users;
-- down: DROP VIEW people;
-- down: CREATE VIEW people (id, name) AS SELECT id, name FROM users;

-- contract, next release: Let people have the new columns only
DROP VIEW people;
CREATE VIEW people AS SELECT id, mail FROM users;
ALTER VIEW people OWNER TO postgres;
-- down: DROP VIEW people;
-- down: CREATE OR REPLACE VIEW people (id, name, mail) AS SELECT id, name, mail FROM users;
