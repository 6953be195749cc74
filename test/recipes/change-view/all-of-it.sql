-- schema
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text, mail text);
CREATE VIEW people AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
ALTER VIEW people SET (security_barrier = true, security_invoker = on);
ALTER VIEW people OWNER TO pg_monitor;
COMMENT ON VIEW people IS 'who can be written to';
-- v1
SELECT name FROM people WHERE id = $1;
-- v2
SELECT first, last FROM people WHERE id = $1;
-- change
DROP VIEW people;
CREATE VIEW people WITH (security_barrier) AS SELECT id, first, last, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
ALTER VIEW people OWNER TO pg_read_all_data;
ALTER VIEW people SET (security_invoker = false);
COMMENT ON VIEW people IS 'who has a name';
GRANT SELECT ON people TO pg_monitor;
