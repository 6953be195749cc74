-- Change people in two releases
-- servers: v1.0.0 goes on reading name of people.
-- servers: The new server reads id, first, last and mail, and names these columns: until the contract step people has more of them, in another order.

-- expand, this release: Let people have the columns of both
CREATE OR REPLACE VIEW people (id, name, mail, first, last) AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail, first, last FROM users WHERE mail IS NOT NULL;
-- down: DROP VIEW people;
-- down: CREATE VIEW people (id, name, mail) AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
-- down: COMMENT ON VIEW people IS 'who can be written to';

-- contract, next release: Let people have the new columns only
DROP VIEW people;
CREATE VIEW people AS SELECT id, first, last, lower(mail) AS mail
FROM users WHERE mail IS NOT NULL;
-- down: DROP VIEW people;
-- down: CREATE OR REPLACE VIEW people (id, name, mail, first, last) AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail, first, last FROM users WHERE mail IS NOT NULL;
-- down: COMMENT ON VIEW people IS 'who can be written to';
