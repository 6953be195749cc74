-- Change people in three releases
-- servers: v1.0.0 goes on reading name of people.
-- servers: The new server reads people_v2 in place of people; the one of the next release reads people again.
-- note: From the contract step on people_v2 is a plain view: whoever refreshes people_v2 must refresh people then.
-- note: The way back makes people as the migrations did: privileges (public select) must be granted again.

-- expand, this release: Make people_v2
CREATE MATERIALIZED VIEW people_v2 AS SELECT id, mail FROM users WITH NO DATA;
COMMENT ON MATERIALIZED VIEW people_v2 IS 'who they are';
CREATE UNIQUE INDEX people_id_new ON people_v2 (id);
CREATE INDEX people_mail_idx ON people_v2 (mail);
GRANT SELECT ON people_v2 TO PUBLIC;
-- down: DROP MATERIALIZED VIEW people_v2;

-- backfill, this release: Fill people_v2
REFRESH MATERIALIZED VIEW people_v2;

-- contract, next release: Let people_v2 take the name of people
DROP MATERIALIZED VIEW people;
ALTER MATERIALIZED VIEW people_v2 RENAME TO people;
ALTER INDEX people_id_new RENAME TO people_id;
GRANT SELECT ON people TO PUBLIC;
CREATE VIEW people_v2 WITH (security_invoker = true) AS SELECT * FROM people;
GRANT SELECT ON people_v2 TO PUBLIC;
-- down: DROP VIEW people_v2;
-- down: ALTER INDEX people_id RENAME TO people_id_new;
-- down: ALTER MATERIALIZED VIEW people RENAME TO people_v2;
-- down: CREATE MATERIALIZED VIEW people (id, name) AS SELECT id, name FROM users;
-- down: CREATE UNIQUE INDEX people_id ON people (id);

-- contract, release after next: Drop people_v2
DROP VIEW people_v2;
-- down: CREATE VIEW people_v2 WITH (security_invoker = true) AS SELECT * FROM people;
-- down: GRANT SELECT ON people_v2 TO PUBLIC;
