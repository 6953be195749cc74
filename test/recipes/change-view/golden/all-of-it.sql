-- Change people in two releases
-- servers: v1.0.0 goes on reading name of people.
-- servers: The new server reads id, first, last and mail, and names these columns: until the contract step people has more of them, in another order.

-- expand, this release: Let people have the columns of both
CREATE OR REPLACE VIEW people (id, name, mail, first, last) WITH (security_barrier = true, security_invoker = 'on') AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail, first, last FROM users WHERE mail IS NOT NULL;
-- down: DROP VIEW people;
-- down: CREATE VIEW people (id, name, mail) WITH (security_barrier = true, security_invoker = 'on') AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
-- down: COMMENT ON VIEW people IS 'who can be written to';
-- down: ALTER VIEW people OWNER TO pg_monitor;

-- contract, next release: Let people have the new columns only
DROP VIEW people;
CREATE VIEW people WITH (security_barrier = true) AS SELECT id, first, last, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
ALTER VIEW people OWNER TO pg_read_all_data;
ALTER VIEW people SET (security_invoker = false);
COMMENT ON VIEW people IS 'who has a name';
GRANT SELECT ON people TO pg_monitor;
-- down: DROP VIEW people;
-- down: CREATE OR REPLACE VIEW people (id, name, mail, first, last) WITH (security_barrier = true, security_invoker = 'on') AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail, first, last FROM users WHERE mail IS NOT NULL;
-- down: COMMENT ON VIEW people IS 'who can be written to';
-- down: ALTER VIEW people OWNER TO pg_monitor;
-- down: GRANT SELECT ON people TO pg_monitor;
