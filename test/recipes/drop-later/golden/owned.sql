-- Drop mail in the next release
-- servers: v1.0.0 uses mail, so it stays until that server is gone.
-- servers: The new server does not name mail.
-- note: Who may use it is not known here: repeat GRANT and REVOKE after the way back.

-- contract, next release: Drop mail
DROP DOMAIN mail;
-- down: CREATE DOMAIN mail AS character varying(200) CONSTRAINT has_at CHECK (value LIKE '%@%');
-- down: ALTER DOMAIN mail OWNER TO pg_monitor;
